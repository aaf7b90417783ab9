import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { plane as words } from './words.ts';
import { plot, planeSize, sheet, state } from '../session/store.ts';
import { applyTool } from './apply-tool.ts';
import { Axes } from './axes.tsx';
import { Cursor } from './cursor.tsx';
import { Legend } from './legend.tsx';
import { Means } from './means.tsx';
import { Overlay } from './overlay.tsx';
import { Points } from './points.tsx';

/** The plane of the two features, or the line of the one, with everything that is drawn on it. */
export function Plane(): JSX.Element {
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!area.current) return;
    const observer = new ResizeObserver(([{ contentRect }]) => {
      const [width, height] = [Math.round(contentRect.width), Math.round(contentRect.height)];
      const known = planeSize.peek();
      if (width > 0 && (width !== known.width || height !== known.height)) planeSize.value = { width, height };
    });
    observer.observe(area.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      class={`plane tool-${state.value.tool}`}
      ref={area}
      role="group"
      aria-label={words(sheet.value)}
      onClick={(event) => {
        const shown = plot.peek();
        const frame = event.currentTarget.getBoundingClientRect();
        if (shown) applyTool(shown, event.clientX - frame.left, event.clientY - frame.top);
      }}
    >
      {plot.value && sheet.value && <Axes plot={plot.value} names={sheet.value.columns} />}
      <Points />
      <Overlay />
      <Legend />
      <Cursor />
      <Means />
    </div>
  );
}
