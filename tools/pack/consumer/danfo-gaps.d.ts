// danfojs-node 1.2.0 names these modules in its declarations and does not bring their types.
declare module 'papaparse';
declare module 'plotly.js-dist-min';
declare module 'request';
