// What a bundler makes one file of, for workerd.

import { coreCases, runCases } from "./core-cases.js";

export default {
  async fetch(request) {
    return Response.json(await runCases(coreCases, await request.json()));
  },
};
