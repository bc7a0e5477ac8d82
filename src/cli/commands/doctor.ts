/** `nabla doctor`: what this machine has to draw with. */
import { version } from "../../../package.json";
import { findBrowser, noBrowser } from "../browser/find.ts";
import { openSession, type Session } from "../browser/session.ts";
import type { CliCommand } from "../command.ts";
import { renderPageScript } from "../gpu-device.ts";
import { printJson } from "../report.ts";

const HELP = `
The browser is looked for in this order: --browser, PUPPETEER_EXECUTABLE_PATH, an installed Chrome or Chromium, the one
that the npm package @sparticuz/chromium carries.

Examples:
  nabla doctor
  nabla doctor --json
  nabla doctor --browser /opt/chromium/chrome`;

export const command: CliCommand = {
  rank: 70,
  register(program) {
    program
      .command("doctor")
      .description("say which browser draws here, and what its WebGL2 can do")
      .option("--browser <path>", "program of Chrome or Chromium")
      .option("--json", "print the same as JSON")
      .addHelpText("after", HELP)
      .action(async (options: { browser?: string; json?: true }) => {
        const report = await examine(options.browser);
        if (options.json) printJson(report);
        else process.stdout.write(text(report));
      });
  },
};

type Report = Awaited<ReturnType<typeof examine>>;

/** @throws Problem (2) if there is no browser that can draw */
async function examine(browser: string | undefined) {
  const { browser: found, attempts } = await findBrowser(browser);
  if (found === null) throw noBrowser(attempts);
  const start = performance.now();
  const session: Session = await openSession({ path: browser, script: renderPageScript() });
  try {
    return {
      nabla: version,
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      searched: attempts,
      browser: {
        path: session.browser.path,
        source: session.browser.source,
        version: session.version,
        sandbox: !session.isUnsandboxed,
        startMilliseconds: Math.round(performance.now() - start),
      },
      ...session.info,
    };
  } finally {
    await session.close();
  }
}

function text(report: Report): string {
  const { browser } = report;
  const rows: [string, string][] = [
    ["nabla", report.nabla],
    ["node", `${report.node}, ${report.platform}`],
    ...report.searched.map(({ source, place, found }): [string, string] => [
      "looked for",
      `${source}: ${place}${found ? "  found" : "  not there"}`,
    ]),
    ["browser", `${browser.version}, ${browser.path} (${browser.source})`],
    [
      "sandbox",
      browser.sandbox ? "on" : `off, because ${process.getuid?.() === 0 ? "the user is root" : "the machine has none"}`,
    ],
    ["started in", `${browser.startMilliseconds} ms`],
    ["renderer", report.renderer],
    ["vendor", report.vendor],
    ["version", report.version],
    ...Object.entries(report.limits).map(([name, value]): [string, string] => [name, String(value)]),
    ["extensions", report.extensions.join("\n")],
  ];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows
    .map(([name, value]) => `${name.padEnd(width)}${value.replaceAll("\n", `\n${" ".repeat(width)}`)}\n`)
    .join("");
}
