/** Every example scene on every driver that is here, against the CPU. */
import { describe, test } from "vitest";
import { gallery } from "../../src/scene/gallery.ts";
import { loadScene } from "../../src/scene/load.ts";
import { gpuSession, testedDrivers } from "../browser/gpu.ts";
import { expectDevicesAgree } from "./compare-devices.ts";

const SIDE = 48;

const scenes = [...gallery]
  .map(([id, text]) => [id, loadScene(text, id)] as const)
  .filter(([, scene]) => scene.kind === "sdf");

for (const [driver, endpoint] of testedDrivers())
  describe(`derivatives on ${driver}`, async () => {
    const session = await gpuSession(endpoint);
    test.each(scenes)("%s", (_id, scene) => expectDevicesAgree(session, scene, SIDE));
  });
