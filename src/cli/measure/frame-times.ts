/** What whole frames cost: all methods of a scene in turn, several rounds, so that a slow moment strikes all alike. */
import type { Frame } from "../../scene/scene.ts";
import type { OpenDevice } from "../device.ts";
import type { MakeJob } from "./draw-coverage.ts";

export interface TimedMethod {
  readonly id: string;
  readonly job: MakeJob;
  /** Field evaluations a pixel. */
  readonly evaluations: number;
}

/** Further frames of a round where one is quick. */
const MORE_FRAMES = 2;
/** Milliseconds of a frame that is steady enough after one a round. */
const SLOW = 150;

/** Milliseconds of each method's quickest frame, which noise disturbs least; null on a device that is not timed. */
export async function timeFrames(
  device: OpenDevice,
  methods: readonly TimedMethod[],
  frame: Frame,
  rounds: number,
  progress: (text: string) => void,
): Promise<ReadonlyMap<string, number> | null> {
  const { time } = device;
  if (time === null) return null;
  const least = new Map<string, number>();
  for (let round = 0; round < rounds; round++)
    for (const { id, job } of methods) {
      progress(`timing ${id}, round ${round + 1} of ${rounds}`);
      const once = await time(job(frame), 1);
      const more = Math.min(...once) > SLOW ? [] : await time(job(frame), MORE_FRAMES);
      least.set(id, Math.min(least.get(id) ?? Number.POSITIVE_INFINITY, ...once, ...more));
    }
  return least;
}
