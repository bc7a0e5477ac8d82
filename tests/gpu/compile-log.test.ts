import { expect, test } from "vitest";
import { parseCompileLog } from "../../src/gpu/compile-log.ts";

test.each([
  [
    "ANGLE",
    "ERROR: 0:12: 'x' : undeclared identifier\nWARNING: 0:3: unused\n\0",
    [
      { severity: "error", line: 12, message: "'x' : undeclared identifier" },
      { severity: "warning", line: 3, message: "unused" },
    ],
  ],
  [
    "ANGLE at the end of a line",
    "ERROR: 0:2: '\n' : #version directive must occur on the first line of the shader\n",
    [{ severity: "error", line: 2, message: "'\\n' : #version directive must occur on the first line of the shader" }],
  ],
  ["Mesa", "0:7(14): error: `y' undeclared\n", [{ severity: "error", line: 7, message: "`y' undeclared" }]],
  [
    "NVIDIA",
    '0(5) : error C1503: undefined variable "z"',
    [{ severity: "error", line: 5, message: 'C1503: undefined variable "z"' }],
  ],
  ["a link", "Varyings do not match.\n\n", [{ severity: "error", line: null, message: "Varyings do not match." }]],
  [
    "a link's warning",
    "warning: unused output",
    [{ severity: "warning", line: null, message: "warning: unused output" }],
  ],
  ["nothing", "", []],
])("reads the log of %s", (_driver, log, messages) => {
  expect(parseCompileLog(log)).toEqual(messages);
});
