import { expect, inject, test } from "vitest";
import { version } from "../../package.json";
import { nabla } from "./run.ts";

interface Report {
  readonly nabla: string;
  readonly searched: readonly { readonly source: string; readonly place: string; readonly found: boolean }[];
  readonly browser: { readonly path: string; readonly version: string };
  readonly renderer: string;
  readonly limits: Readonly<Record<string, number>>;
  readonly extensions: readonly string[];
}

test("names the browser, the renderer, what it can do and its limits", async () => {
  const { code, stdout, stderr } = await nabla(["doctor", "--json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const report = JSON.parse(stdout) as Report;
  expect(report.nabla).toBe(version);
  expect(report.browser.path).toBe(inject("browser").path);
  expect(report.browser.version).toMatch(/\d+\.\d+/);
  expect(report.searched.at(-1)).toMatchObject({ found: true });
  expect(report.renderer).toMatch(/SwiftShader/);
  expect(report.extensions).toContain("EXT_color_buffer_float");
  // WebGL2 promises at least this much.
  expect(report.limits.MAX_TEXTURE_SIZE).toBeGreaterThanOrEqual(2048);
});

test("without --json it is a table", async () => {
  const { stdout } = await nabla(["doctor"]);
  expect(stdout).toMatch(/^renderer +.*SwiftShader/m);
  expect(stdout).toMatch(/^looked for +.* found$/m);
  expect(stdout).toMatch(/^MAX_TEXTURE_SIZE +\d+$/m);
});

test("a browser that is named and not there is an error, also when another one is installed", async () => {
  const option = await nabla(["doctor", "--browser", "/no/such/browser"]);
  expect(option).toMatchObject({ code: 2, stdout: "" });
  expect(option.stderr).toContain("--browser names '/no/such/browser'");
  const setting = { ...process.env, PUPPETEER_EXECUTABLE_PATH: "/no/such/browser" } as Record<string, string>;
  const environment = await nabla(["doctor"], { env: setting });
  expect(environment).toMatchObject({ code: 2, stdout: "" });
  expect(environment.stderr).toContain("PUPPETEER_EXECUTABLE_PATH names '/no/such/browser'");
});
