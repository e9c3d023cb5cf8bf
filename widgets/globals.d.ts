/** What `stridewell export` writes above worker.js: the files that may be kept (widgets/serve/export/site.py). */
declare const EDITION: {
  version: string;
  marks: Record<string, string>;
  pages: string[];
  always: string[];
  onDemand: string[];
};
