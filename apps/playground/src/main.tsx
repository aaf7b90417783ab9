import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './app.tsx';
import { startAddress } from './session/address.ts';
import { startKeys } from './session/keys.ts';
import { startPlaying } from './session/play.ts';
import { startSession } from './session/session.ts';
import { startStudies } from './session/studies.ts';
import './style/page.css';
import './style/controls.css';
import './style/plane.css';
import './style/details.css';
import { isDark } from './views/theme.ts';

effect(() => {
  document.documentElement.dataset.theme = isDark.value ? 'dark' : 'light';
});
await startAddress();
startSession();
startStudies();
startPlaying();
startKeys();
const root = document.querySelector('#root');
if (root) render(<App />, root);
