/** How to reach a server, and how patient to be with it. */
export interface Options {
  /** For more than small use: the key that whoever runs the server has given out. It travels in a header only. */
  key?: string;
  /** The language of the words in answers: "zh-CN" (default) or "en". */
  language?: string;
  /** How often a request that was refused with 429 is sent again after the time the server names; 3 unless given. */
  retries?: number;
  /** The longest time, in seconds, that is waited before that; 60 unless given. What has to wait longer is an error. */
  longestWait?: number;
  /** After how many milliseconds an answer is given up, a batch excepted; 30000 unless given. */
  timeout?: number;
  /** Told of answers that carry a Deprecation header: what was used is going to go. */
  onDeprecated?: (notice: { since: string; sunset: string | null; link: string | null }) => void;
  /** In place of the global fetch. */
  fetch?: typeof fetch;
  /** In place of a timer, for tests; takes milliseconds. */
  sleep?: (milliseconds: number) => Promise<void>;
}

/** The server has refused something, and says what and why. */
export class ProblemError extends Error {
  /** What the server says. */
  readonly problem: Problem;
  /** In how many seconds it may be sent again; null where the server does not say. */
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null) {
    super(
      [
        `${problem.status} ${problem.title}: ${problem.detail}`,
        ...problem.errors.map((one) => `${one.pointer || "/"}: ${one.detail}${one.hint ? ` (${one.hint})` : ""}`),
      ].join("\n"),
    );
    this.name = "ProblemError";
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** What kind of problem it is, such as "invalid-content": compare with this, and never with sentences. */
  get kind(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf(":") + 1);
  }
}

/** The answer to a batch ended before all of it was there. */
export class Truncated extends Error {
  /** How many rows had been answered. */
  readonly answered: number;

  constructor(answered: number, options?: { cause?: unknown }) {
    super(`the answer to a batch has been cut off after ${answered} rows`, options);
    this.name = "Truncated";
    this.answered = answered;
  }
}

/** What came back is no answer of the API: something between here and the server speaks in its place. */
export class UnexpectedAnswer extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(`${status}: ${detail}`);
    this.name = "UnexpectedAnswer";
    this.status = status;
  }
}

/** Rows that go in one request of a batch. Browsers cannot send a body bit by bit, so that long batches go in portions. */
const PORTION = 200;

/** The API of one server. Methods reject with ProblemError, with UnexpectedAnswer, or with what fetch rejects with. */
export class Gigrights {
  private readonly base: string;
  private readonly options: Options;

  constructor(base: string, options: Options = {}) {
    this.base = base.replace(/\/+$/, "");
    this.options = options;
  }

  // The methods stand here.

  private async json<Answer>(method: string, path: string, content?: unknown): Promise<Answer> {
    const reply = await this.send(method, path, content === undefined ? undefined : JSON.stringify(content));
    if (!isJson(reply)) throw new UnexpectedAnswer(reply.status, "not JSON");
    return (await reply.json()) as Answer;
  }

  private async text(method: string, path: string, content?: unknown): Promise<string> {
    const reply = await this.send(method, path, content === undefined ? undefined : JSON.stringify(content));
    return reply.text();
  }

  private async *lines<Answer extends { line: number }>(
    path: string,
    rows: Iterable<unknown> | AsyncIterable<unknown>,
  ): AsyncGenerator<Answer, void, undefined> {
    let portion: string[] = [];
    let before = 0;
    for await (const row of rows) {
      portion.push(JSON.stringify(row));
      if (portion.length === PORTION) {
        yield* this.portion<Answer>(path, portion, before);
        before += portion.length;
        portion = [];
      }
    }
    if (portion.length > 0) yield* this.portion<Answer>(path, portion, before);
  }

  private async *portion<Answer extends { line: number }>(
    path: string,
    rows: string[],
    before: number,
  ): AsyncGenerator<Answer, void, undefined> {
    const reply = await this.send("POST", path, rows.join("\n") + "\n", "application/x-ndjson");
    let answered = 0;
    let end: number | null = null;
    try {
      for await (const line of eachLine(reply)) {
        const found = JSON.parse(line) as Answer | BatchEnd;
        if ("line" in found) {
          answered += 1;
          yield { ...found, line: found.line + before };
        } else {
          end = found.rows;
        }
      }
    } catch (cause) {
      throw new Truncated(before + answered, { cause });
    }
    if (end !== answered || answered !== rows.length) throw new Truncated(before + answered);
  }

  private async send(method: string, path: string, body?: string, type = "application/json"): Promise<Response> {
    const { key, language = "zh-CN", retries = 3, longestWait = 60, timeout = 30000 } = this.options;
    const headers: Record<string, string> = { Accept: "*/*", "Accept-Language": language };
    if (body !== undefined) headers["Content-Type"] = type;
    if (key !== undefined) headers["Authorization"] = `Bearer ${key}`;
    for (let tries = 0; ; tries++) {
      const init: RequestInit = { method, headers, redirect: "error" };
      if (body !== undefined) init.body = body;
      if (type === "application/json") init.signal = AbortSignal.timeout(timeout);
      const reply = await (this.options.fetch ?? fetch)(this.base + path, init);
      if (reply.status === 200) {
        this.tellDeprecation(reply);
        return reply;
      }
      const wait = seconds(reply.headers.get("Retry-After"));
      if (reply.status !== 429 || tries >= retries || wait === null || wait > longestWait) throw await refusal(reply, wait);
      await reply.body?.cancel();
      await (this.options.sleep ?? pause)(wait * 1000);
    }
  }

  private tellDeprecation(reply: Response): void {
    const since = reply.headers.get("Deprecation");
    if (since === null) return;
    this.options.onDeprecated?.({ since, sunset: reply.headers.get("Sunset"), link: reply.headers.get("Link") });
  }
}

async function refusal(reply: Response, wait: number | null): Promise<Error> {
  if (!isJson(reply)) return new UnexpectedAnswer(reply.status, (await reply.text()).slice(0, 200));
  return new ProblemError((await reply.json()) as Problem, wait);
}

async function* eachLine(reply: Response): AsyncGenerator<string, void, undefined> {
  if (reply.body === null) return;
  const reader = reply.body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = rest.split("\n");
      rest = done ? "" : (lines.pop() ?? "");
      for (const line of lines) if (line !== "") yield line;
      if (done) return;
    }
  } finally {
    await reader.cancel();
  }
}

function isJson(reply: Response): boolean {
  return /^application\/(problem\+)?json\b/.test(reply.headers.get("Content-Type") ?? "");
}

/** Retry-After is a number of seconds, or a day and time. */
function seconds(given: string | null): number | null {
  if (given === null) return null;
  if (/^\d+$/.test(given)) return Number(given);
  const then = Date.parse(given);
  return Number.isNaN(then) ? null : Math.max(0, Math.ceil((then - Date.now()) / 1000));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
