// What an integrator would write: compiled strictly, then run by Node against a real server, which it is told as its argument.

import { type Assessment, type BatchRow, Gigrights, ProblemError, Truncated, UnexpectedAnswer } from "./gigrights.js";

declare const process: { argv: string[] };

const server = process.argv[2] ?? "";
const api = new Gigrights(server, { language: "en" });
const found: Record<string, unknown> = {};

const answer: Assessment = await api.assess({ situation: { work_region: "330100", occupation: "food_delivery" } });
const statuses: Array<"eligible" | "not_eligible" | "needs_information" | "not_verified"> = answer.outcomes.map(
  (outcome) => outcome.status,
);
found["statuses"] = statuses;

try {
  // @ts-expect-error an age is a number
  await api.assess({ situation: { age: "26" } });
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  found["refused"] = [error.kind, error.problem.status, error.problem.errors, error.message];
}

// @ts-expect-error no such occupation
const unknown: BatchRow = { situation: { occupation: "astronaut" } };
found["unknown"] = (await api.batch([unknown]).next()).value?.problem?.status;

async function* rows(count: number): AsyncGenerator<BatchRow> {
  for (let number = 0; number < count; number++) yield { ref: number, situation: { age: 1 } };
}
const lines: Array<[number, unknown]> = [];
for await (const one of api.batch(rows(450))) lines.push([one.line, one.ref]);
found["lines"] = lines;

found["first"] = (await api.batch([{ ref: "a", situation: {} }]).next()).value?.assessment?.outcomes.length;
found["id"] = await api.provision("no/such?").catch((error: ProblemError) => error.kind);
found["read"] = [(await api.document("ZJ2023")).id, (await api.parameters()).parameters.length, (await api.healthz()).status];
found["calendar"] = (await api.deadlines({ situation: {} })).slice(0, 15);
found["next"] = (await api.nextQuestions({ situation: {} })).questions[0]?.fact;

// servers that are busy, cut off, or not ours
const busy = () =>
  new Response(JSON.stringify({ type: "urn:gigrights:problem:busy", title: "", status: 429, detail: "", errors: [] }), {
    status: 429,
    headers: { "Content-Type": "application/problem+json", "Retry-After": "5" },
  });
const pauses: number[] = [];
function scripted(...replies: Response[]): Gigrights {
  return new Gigrights("http://nowhere.invalid/", {
    fetch: () => Promise.resolve(replies.shift() ?? busy()),
    sleep: (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
    onDeprecated: (notice) => (found["notice"] = notice),
  });
}
const headers = { "Content-Type": "application/json", Deprecation: "@1798761600", Link: "<https://x>" };
found["waited"] = [await scripted(busy(), busy(), new Response('{"keys": []}', { headers })).keys(), [...pauses]];
found["tries"] = await scripted().keys().catch((error: ProblemError) => [error.kind, error.retryAfter, pauses.length]);
const cut = scripted(new Response('{"line":1,"ref":null}\n{"rows":2}\n')).batch([{ situation: {} }, { situation: {} }]);
await cut.next();
found["cut"] = await cut.next().catch((error: Truncated) => [error.name, error.answered]);
const html = new Response("<h1>502</h1>", { status: 502, headers: { "Content-Type": "text/html" } });
found["html"] = await scripted(html).keys().catch((error: UnexpectedAnswer) => [error.name, error.status]);

console.log(JSON.stringify(found));
