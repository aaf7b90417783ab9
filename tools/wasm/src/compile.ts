import { main } from 'assemblyscript/asc';

/**
 * WebAssembly of an AssemblyScript module: no garbage collector, nothing imported but the memory; of relaxed SIMD.
 *
 * @throws Error with the compiler's messages.
 */
export async function compile(source: string): Promise<Uint8Array> {
  const memory = ['--importMemory', '--maximumMemory', '65536'];
  const optimization = ['--runtime', 'stub', '--optimizeLevel', '3', '--shrinkLevel', '1', '--converge', '--noAssert'];
  const features = ['simd', 'relaxed-simd'].flatMap((feature) => ['--enable', feature]);
  const quiet = ['--disableWarning', '112'];
  const messages: string[] = [];
  let bytes: Uint8Array | undefined;
  const { error } = await main(
    [source, '--outFile', 'kernels.wasm', ...memory, ...optimization, ...features, ...quiet],
    {
      stderr: { write: (text: Uint8Array | string) => messages.push(text.toString()) },
      writeFile(name, contents) {
        if (name === 'kernels.wasm') bytes = contents as Uint8Array;
      },
    },
  );
  if (error || !bytes) throw new Error([source, ...messages].join('\n'), { cause: error });
  return bytes;
}
