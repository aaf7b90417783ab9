import { main } from 'assemblyscript/asc';

/**
 * WebAssembly of an AssemblyScript module: strict SIMD, no garbage collector, nothing imported but the memory.
 *
 * @throws Error with the compiler's messages.
 */
export async function compile(source: string): Promise<Uint8Array> {
  const memory = ['--importMemory', '--maximumMemory', '65536'];
  const options = [
    '--runtime',
    'stub',
    '--optimizeLevel',
    '3',
    '--converge',
    '--noAssert',
    '--enable',
    'simd',
    ...memory,
  ];
  const quiet = ['--disableWarning', '112'];
  const messages: string[] = [];
  let bytes: Uint8Array | undefined;
  const { error } = await main([source, '--outFile', 'kernels.wasm', ...options, ...quiet], {
    stderr: { write: (text: Uint8Array | string) => messages.push(text.toString()) },
    writeFile(name, contents) {
      if (name === 'kernels.wasm') bytes = contents as Uint8Array;
    },
  });
  if (error || !bytes) throw new Error([source, ...messages].join('\n'), { cause: error });
  return bytes;
}
