import type { SizeChoice, SizeRow } from '../studies/selection.ts';
import type { StartEnd } from '../studies/starts.ts';
import type { Look, Progress } from './desk.ts';
import type { Inspected } from './inspect.ts';
import type { DataAsk, FileAsk, ModelAsk } from './problem.ts';
import type { Sheet } from './sheet.ts';
import type { WrongNote } from './wrong.ts';

/** What the page asks a worker, and what it hears. */
export interface Talk {
  lay: { ask: { data: DataAsk; file: FileAsk }; answer: Sheet; news: never };
  begin: { ask: { model: ModelAsk; look: Look }; answer: Progress; news: never };
  seek: { ask: { iteration: number; look: Look; milliseconds: number }; answer: Progress; news: never };
  inspect: { ask: { iteration: number; row: number }; answer: Inspected; news: never };
  starts: { ask: { model: ModelAsk }; answer: null; news: StartEnd };
  selection: { ask: { model: ModelAsk }; answer: SizeChoice; news: SizeRow };
}

export type Topic = keyof Talk;

export interface Question<T extends Topic = Topic> {
  readonly id: number;
  readonly topic: T;
  readonly ask: Talk[T]['ask'];
}

/** One answer ends a question; news come before it. */
export type Message = { readonly id: number } & (
  | { readonly kind: 'answer'; readonly answer: Talk[Topic]['answer'] }
  | { readonly kind: 'news'; readonly news: Talk[Topic]['news'] }
  | { readonly kind: 'wrong'; readonly wrong: WrongNote }
);
