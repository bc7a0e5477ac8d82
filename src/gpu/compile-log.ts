/** Reads the logs of shader compilers. */
import type { CompileMessage } from "./problem.ts";

/** ANGLE and most drivers: `ERROR: 0:12: 'x' : undeclared identifier`. */
const ANGLE = /^(ERROR|WARNING):\s*\d+:(\d+):\s*(.*)$/;
/** Mesa and NVIDIA: `0:12(3): error: …`, `0(12) : error C1503: …`. */
const MESA = /^\d+(?::(\d+)(?:\(\d+\))?|\((\d+)\))\s*:\s*(error|warning)\b:?\s*(.*)$/;

/** The lines of a log as messages; a line in no known form is an error without a place. Empty lines are left out. */
export function parseCompileLog(log: string): CompileMessage[] {
  return (
    log
      // Some drivers end their logs with U+0000.
      .replaceAll("\0", "")
      // ANGLE quotes the token that it stumbles over, also if that is the end of the line.
      .replaceAll("'\n' :", "'\\n' :")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map(parseLine)
  );
}

function parseLine(line: string): CompileMessage {
  const angle = ANGLE.exec(line);
  if (angle !== null) {
    const [, severity, number, message] = angle as unknown as [string, string, string, string];
    return { severity: severity === "WARNING" ? "warning" : "error", line: Number(number), message };
  }
  const mesa = MESA.exec(line);
  if (mesa !== null) {
    const [, colon, parenthesis, severity, message] = mesa;
    return {
      severity: severity === "warning" ? "warning" : "error",
      line: Number(colon ?? parenthesis),
      message: message ?? "",
    };
  }
  return { severity: /^warning\b/i.test(line) ? "warning" : "error", line: null, message: line };
}
