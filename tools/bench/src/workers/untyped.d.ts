declare module 'expectation-maximization' {
  interface Group {
    readonly weight: number;
    readonly mu: number[];
    readonly sigma: number[][];
  }
  export default function fit(points: number[][], groups: number, epsilon: number): Group[];
}

declare module 'scran.js' {
  interface ClusterKmeansResults {
    centers(): Float64Array;
    clusters(): Int32Array;
    iterations(): number;
    free(): void;
  }
  export function initialize(options: { numberOfThreads: number }): Promise<boolean>;
  export function clusterKmeans(
    x: Float64Array,
    clusters: number,
    options: Record<string, number | string>,
  ): ClusterKmeansResults;
}
