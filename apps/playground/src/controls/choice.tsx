import type { JSX } from 'preact';

/** One of a few, side by side. */
export function Choice<T extends string>({
  legend,
  name,
  choices,
  value,
  onChange,
  isQuiet = false,
}: {
  legend: string;
  name: string;
  choices: Readonly<Record<T, string>>;
  value: T;
  onChange: (choice: T) => void;
  /** Whether the legend is only for those who do not see the page. */
  isQuiet?: boolean;
}): JSX.Element {
  return (
    <fieldset class="choice">
      <legend {...(isQuiet && { class: 'unseen' })}>{legend}</legend>
      <div class="segments">
        {(Object.entries(choices) as [T, string][]).map(([choice, title]) => (
          <label key={choice}>
            <input type="radio" name={name} checked={choice === value} onChange={() => onChange(choice)} />
            <span>{title}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of many, in a list. */
export function Pick<T extends string>({
  label,
  groups,
  value,
  onChange,
}: {
  label: string;
  groups: readonly { readonly title: string; readonly choices: Readonly<Partial<Record<T, string>>> }[];
  value: T;
  onChange: (choice: T) => void;
}): JSX.Element {
  const options = (choices: Readonly<Partial<Record<T, string>>>): JSX.Element[] =>
    Object.entries(choices).map(([choice, title]) => (
      <option key={choice} value={choice}>
        {title as string}
      </option>
    ));
  return (
    <label class="pick">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {groups.map(({ title, choices }) =>
          title === '' ? (
            options(choices)
          ) : (
            <optgroup key={title} label={title}>
              {options(choices)}
            </optgroup>
          ),
        )}
      </select>
    </label>
  );
}

/** Marks to set, each by itself. */
export function Marks<T extends string>({
  legend,
  choices,
  set,
  onChange,
  isQuiet = false,
}: {
  legend: string;
  choices: Readonly<Partial<Record<T, string>>>;
  set: Readonly<Record<T, boolean>>;
  onChange: (set: Readonly<Record<T, boolean>>) => void;
  /** Whether the legend is only for those who do not see the page. */
  isQuiet?: boolean;
}): JSX.Element {
  return (
    <fieldset class="marks">
      <legend {...(isQuiet && { class: 'unseen' })}>{legend}</legend>
      {(Object.entries(choices) as [T, string][]).map(([mark, title]) => (
        <label key={mark}>
          <input type="checkbox" checked={set[mark]} onChange={() => onChange({ ...set, [mark]: !set[mark] })} />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  );
}
