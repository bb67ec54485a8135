// Runs JavaScript examples one after the other and says, as JSON, what came of each: status, what was printed, error.
import { pathToFileURL } from "node:url";

const results = {};
const real = globalThis.fetch;
let statuses, printed;
globalThis.fetch = async (...given) => {
  const reply = await real(...given);
  statuses.push(reply.status);
  return reply;
};
const say = console.log;
console.log = (what) => printed.push(what);
for (const file of process.argv.slice(2)) {
  statuses = [];
  printed = [];
  let error = "";
  try {
    await import(pathToFileURL(file).href);
  } catch (failure) {
    error = String(failure.stack);
  }
  results[file] = { statuses, printed, error };
}
say(JSON.stringify(results));
