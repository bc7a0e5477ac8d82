/** `nabla drivers`: how far the pictures of two drivers of this machine are apart, with and without own trigonometry. */
import { coverageMethods, findCoverageMethod } from "../../coverage/registry.ts";
import { assemble } from "../../scene/assemble.ts";
import { defaultFrame, uniformsOf } from "../../scene/frame.ts";
import { gallery } from "../../scene/gallery.ts";
import { loadScene } from "../../scene/load.ts";
import type { Scene } from "../../scene/scene.ts";
import { drivers } from "../browser/launch.ts";
import { openSession, type Session } from "../browser/session.ts";
import type { CliCommand } from "../command.ts";
import { renderPageScript } from "../gpu-device.ts";
import { Problem } from "../problem.ts";
import { printJson } from "../report.ts";

const HELP = `
Draws every example scene with both drivers, once with the library's sin, cos, tan, asin, acos and atan and once with
those of the driver. Prints the largest difference of any channel in 1/255 and the share of pixels whose bytes differ.

Examples:
  nabla drivers
  nabla drivers --coverage none --size 512 --json`;

/** Differences of one scene's pictures. */
interface Difference {
  /** Largest difference of a channel, in 1/255. */
  readonly largest: number;
  /** Pixels of which some byte differs, as a share of all. */
  readonly share: number;
}

interface SceneDifference {
  readonly scene: string;
  readonly own: Difference;
  readonly driver: Difference;
}

export const command: CliCommand = {
  rank: 65,
  register(program) {
    program
      .command("drivers")
      .description("compare the pictures of SwiftShader and Mesa's llvmpipe")
      .option("--coverage <id>", "coverage method of sdf scenes", "half-plane")
      .option("--size <pixels>", "side of the pictures", "256")
      .option("--browser <path>", "program of Chrome or Chromium")
      .option("--json", "print {renderers, scenes, largest}")
      .addHelpText("after", HELP)
      .action(compareDrivers);
  },
};

async function compareDrivers(options: { coverage: string; size: string; browser?: string; json?: true }) {
  const size = Number(options.size);
  if (!Number.isInteger(size) || size < 1 || size > 2048)
    throw new Problem(`--size is a whole number from 1 to 2048, not '${options.size}'`);
  if (findCoverageMethod(options.coverage) === undefined)
    throw new Problem(
      `unknown coverage method '${options.coverage}', possible are ${coverageMethods.map((one) => one.id).join(", ")}`,
    );
  const sessions: Session[] = [];
  try {
    for (const driver of drivers) {
      const session = await openSession({ path: options.browser, script: renderPageScript(), driver });
      sessions.push(session);
      if (!session.info.renderer.toLowerCase().includes(driver))
        throw new Problem(`there is no driver ${driver} here, this browser draws with ${session.info.renderer}`);
    }
    const scenes: SceneDifference[] = [];
    for (const [id, text] of gallery) {
      const scene = loadScene(text, id);
      const own = await difference(sessions, scene, { ...options, size, trigonometry: "own" });
      scenes.push({
        scene: id,
        own,
        driver: await difference(sessions, scene, { ...options, size, trigonometry: "driver" }),
      });
    }
    const renderers = sessions.map((session) => session.info.renderer);
    const largest = { own: worst(scenes, "own"), driver: worst(scenes, "driver") };
    if (options.json) printJson({ renderers, scenes, largest });
    else process.stdout.write(table(renderers, scenes));
  } finally {
    for (const session of sessions) await session.close();
  }
}

async function difference(
  sessions: readonly Session[],
  scene: Scene,
  { coverage, size, trigonometry }: { coverage: string; size: number; trigonometry: "own" | "driver" },
): Promise<Difference> {
  const isField = scene.kind === "sdf";
  const { assembled, diagnostics } = assemble(scene, {
    coverage: isField ? coverage : "none",
    view: "colour",
    device: "gpu",
    trigonometry,
  });
  if (assembled === null) throw new Problem(diagnostics.map((one) => one.message).join("\n"));
  const job = {
    glsl: assembled.glsl,
    uniforms: uniformsOf(scene, defaultFrame(size, size), {}),
    width: size,
    height: size,
  };
  const [a, b] = (await Promise.all(sessions.map((session) => session.bytes(job)))) as [Uint8Array, Uint8Array];
  let largest = 0;
  let pixels = 0;
  for (let at = 0; at < a.length; at += 4) {
    let apart = 0;
    for (let channel = at; channel < at + 4; channel++)
      apart = Math.max(apart, Math.abs((a[channel] as number) - (b[channel] as number)));
    largest = Math.max(largest, apart);
    if (apart > 0) pixels++;
  }
  return { largest, share: (4 * pixels) / a.length };
}

function worst(scenes: readonly SceneDifference[], which: "own" | "driver"): Difference {
  return {
    largest: Math.max(...scenes.map((scene) => scene[which].largest)),
    share: Math.max(...scenes.map((scene) => scene[which].share)),
  };
}

function table(renderers: readonly string[], scenes: readonly SceneDifference[]): string {
  const width = Math.max(...scenes.map(({ scene }) => scene.length)) + 2;
  const cells = ({ largest, share }: Difference): string =>
    `${String(largest).padStart(10)}${`${(100 * share).toFixed(2)} %`.padStart(10)}`;
  const all = { scene: "largest", own: worst(scenes, "own"), driver: worst(scenes, "driver") };
  return [
    ...renderers,
    "",
    `${" ".repeat(width)}${"own trigonometry".padStart(20)}${"the driver's".padStart(20)}`,
    `${" ".repeat(width)}${`${"1/255".padStart(10)}${"pixels".padStart(10)}`.repeat(2)}`,
    ...[...scenes, all].map((row) => `${row.scene.padEnd(width)}${cells(row.own)}${cells(row.driver)}`),
    "",
  ].join("\n");
}
