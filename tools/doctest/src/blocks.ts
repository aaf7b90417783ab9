export interface Example {
  /** Where the example stands: 'README.md:12'. */
  readonly where: string;
  readonly code: string;
  /** What it must print, or undefined when it must only run. */
  readonly output?: string;
}

interface Block {
  readonly language: string;
  readonly line: number;
  readonly text: string;
}

/**
 * The examples of a Markdown file: every `ts` block that is not marked `ts ignore`, with the `text` block
 * that is the next block after it, if there is one.
 */
export function examples(file: string, markdown: string): readonly Example[] {
  const blocks = fencedBlocks(markdown);
  return blocks.flatMap((block, i) => {
    if (block.language !== 'ts') return [];
    const next = blocks[i + 1];
    const output = next?.language === 'text' ? { output: next.text } : {};
    return [{ where: `${file}:${block.line}`, code: block.text, ...output }];
  });
}

function fencedBlocks(markdown: string): readonly Block[] {
  const fences = markdown.matchAll(/^```([^\n]*)\n([\s\S]*?)^```[ \t]*$/gm);
  return [...fences].map((fence) => ({
    language: fence[1].trim(),
    line: markdown.slice(0, fence.index).split('\n').length,
    text: fence[2],
  }));
}
