// danfojs-node 1.2.0 names these types in its declarations and does not bring them.
declare module 'papaparse' {
  export type ParseConfig = object;
}
declare module 'plotly.js-dist-min' {
  export type Config = object;
  export type Layout = object;
}
declare module 'request' {
  export type CoreOptions = object;
  export type RequiredUriUrl = object;
}
