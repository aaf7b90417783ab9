declare module 'seedrandom/lib/alea.js' {
  /** seedrandom's Alea generator; `double` draws 53 bits where a plain call draws 32. */
  export default function alea(seed: string): { (): number; double(): number };
}
