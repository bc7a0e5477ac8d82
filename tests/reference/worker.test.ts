/** The Worker's text and its channel, run in Node's worker threads. */
import { Worker } from "node:worker_threads";
import { afterEach, expect, test } from "vitest";
import { compileForWorker, type WorkerLike, type WorkerProgram } from "../../src/reference/worker.ts";
import { programOf } from "../backends/run.ts";

let open: WorkerProgram | null = null;
let created = 0;
afterEach(() => {
  open?.close();
  open = null;
  created = 0;
});

/** A thread that has what the text uses of a browser's Worker: `self`, `onmessage` and `postMessage`. */
function thread(text: string): WorkerLike {
  created++;
  const bridge = `const { parentPort } = require("node:worker_threads");
    const self = { onmessage: null, postMessage: (message, transfer) => parentPort.postMessage(message, transfer) };
    parentPort.on("message", (data) => self.onmessage({ data }));`;
  const worker = new Worker(`${bridge}\n${text}`, { eval: true });
  const like: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => worker.postMessage(message),
    terminate: () => void worker.terminate(),
  };
  worker.on("message", (data) => like.onmessage?.({ data }));
  worker.on("error", (error) => like.onerror?.(error));
  return like;
}

function start(text: string): WorkerProgram {
  const { compiled, diagnostics } = compileForWorker(programOf(text), "main_test", { createWorker: thread });
  if (compiled === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  open = compiled;
  return compiled;
}

/** Long enough for a thread to start on a busy machine. */
const PATIENCE = 20_000;

test("requests are answered in their order by one worker", async () => {
  const program = start("uniform float a; vec4 main_test(vec2 p) { return vec4(p, a, 1.0); }");
  const [points, image] = await Promise.all([
    program.evaluate(Float64Array.of(1, 2), { a: 3 }, PATIENCE),
    program.picture(1, 2, { a: 4 }, PATIENCE),
  ]);
  expect([...points]).toEqual([1, 2, 3, 1]);
  expect([...image.data]).toEqual([0.5, 1.5, 4, 1, 0.5, 0.5, 4, 1]);
  expect(created).toBe(1);
});

test("a run that takes too long is ended, and the next request gets a new worker", async () => {
  const program = start(
    "float main_test(vec2 p) { float x = p.x; for (int i = 0; i < 10000000 && p.y > 0.0; i++) x = sin(x); return x; }",
  );
  const many = new Float64Array(2_000_000).fill(1);
  await expect(program.evaluate(many, {}, 300)).rejects.toMatchObject({ name: "TimeExceeded" });
  expect([...(await program.evaluate(Float64Array.of(5, -1), {}, PATIENCE))]).toEqual([5]);
  expect(created).toBe(2);
});

test("a budget that is exceeded in the worker is the same error as in this process", async () => {
  const program = start("float main_test(vec2 p) { while (p.x > 0.0) {} return p.x; }");
  await expect(program.evaluate(Float64Array.of(1, 1), {}, PATIENCE)).rejects.toMatchObject({ name: "BudgetExceeded" });
});

test("closing rejects what is under way", async () => {
  const program = start("float main_test(vec2 p) { return p.x; }");
  const answer = program.evaluate(Float64Array.of(1, 1), {}, PATIENCE);
  await Promise.resolve();
  program.close();
  await expect(answer).rejects.toThrow("the worker was closed");
});

test("a program that cannot run makes no worker", () => {
  const { compiled, diagnostics } = compileForWorker(
    programOf("float main_test(vec2 p) { return fwidth(p.x); }"),
    "main_test",
    { createWorker: thread },
  );
  expect(compiled).toBeNull();
  expect(diagnostics.length).toBe(1);
  expect(created).toBe(0);
});
