/** Every library function as a scene on the GPU, against the CPU. */
import { describe, test } from "vitest";
import { loadScene } from "../../src/scene/load.ts";
import { gpuSession } from "../browser/gpu.ts";
import { type Folder, libraryFiles } from "../shaders/library-file.ts";
import { type Harness, operation, primitive, warp } from "../shaders/program.ts";
import { randomArguments, randomNumbers } from "../shaders/sampling.ts";
import { expectDevicesAgree } from "./compare-devices.ts";

const SIDE = 24;

const session = await gpuSession();

const kinds: readonly (readonly [Folder, (file: Parameters<typeof primitive>[0]) => Harness])[] = [
  ["sdf", primitive],
  ["warp", warp],
  ["op", operation],
];

/** A scene whose field or warp is the function, its arguments being numbers from their ranges. */
function sceneText({ includes, arguments: list, kind, value }: Harness): string {
  const given = randomArguments(list, randomNumbers(7));
  const constants = list.map(({ name, type }) => {
    const numbers = (given[name] as number[]).map((number) => number.toFixed(6));
    return `const ${type} ${name} = ${type}(${numbers.join(", ")});`;
  });
  const body =
    kind === "field"
      ? `float sdf(vec2 p) { return ${value}; }`
      : `vec2 warp(vec2 p) { return ${value}; }\nfloat sdf(vec2 q) { return length(q - vec2(0.3, 0.2)) - 0.4; }`;
  return [...includes.map((path) => `#include "${path}"`), ...constants, body].join("\n");
}

describe.each(kinds)("%s", (folder, harness) => {
  test.each(libraryFiles(folder).map((file) => [file.path, file] as const))("%s", (path, file) =>
    expectDevicesAgree(session, loadScene(sceneText(harness(file)), path), SIDE),
  );
});
