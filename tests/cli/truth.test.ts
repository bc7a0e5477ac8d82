import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cacheFile, cacheFolder, emptyCertified, readCache, writeCache } from "../../src/cli/truth/cache.ts";
import { emptyFolder, nabla } from "./run.ts";

const DISC = "float sdf(vec2 p) { return length(p) - 0.7; }\n";

function disc(): { cwd: string; env: Record<string, string> } {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "disc.glsl"), DISC);
  return { cwd, env: { ...(process.env as Record<string, string>), NABLA_CACHE: join(cwd, "cache") } };
}

describe("nabla truth", () => {
  test("proves the area of a disc, and takes it from the cache the second time", async () => {
    const place = disc();
    const given = ["truth", "disc.glsl", "--size", "64x64", "-o", "truth.json", "--json"];
    const first = await nabla(given, place);
    expect([first.code, first.stderr]).toEqual([0, ""]);
    const read = () => JSON.parse(readFileSync(join(place.cwd, "truth.json"), "utf8"));
    const truth = read();
    expect(truth).toMatchObject({ scene: "disc.glsl", width: 64, height: 64, narrow: 4096, cached: 0, singular: [] });
    const total = (values: number[]): number => values.reduce((sum, one) => sum + one, 0);
    const area = Math.PI * (0.7 * 32) ** 2;
    expect(total(truth.lo)).toBeLessThan(area);
    expect(total(truth.hi)).toBeGreaterThan(area);
    expect(readdirSync(join(place.cwd, "cache"))).toHaveLength(1);
    await nabla(given, place);
    const { milliseconds, cached, ...again } = read();
    expect({ ...again, milliseconds: truth.milliseconds, cached: 0 }).toEqual(truth);
    expect(cached).toBe(1);
  });

  test("other settings are another entry, and --no-cache leaves none", async () => {
    const place = disc();
    await nabla(["truth", "disc.glsl", "--size", "32x32", "--no-cache"], place);
    expect(readdirSync(place.cwd)).toEqual(["disc.glsl"]);
    for (const width of ["1/64", "1/32"])
      await nabla(["truth", "disc.glsl", "--size", "32x32", "--width", width], place);
    expect(readdirSync(join(place.cwd, "cache"))).toHaveLength(2);
  });

  test("a cache that cannot be written is a warning", async () => {
    const place = disc();
    writeFileSync(join(place.cwd, "cache"), "a file where the folder would be");
    const { code, stdout, stderr } = await nabla(["truth", "disc.glsl", "--size", "32x32"], place);
    expect([code, stdout.split("  ")[0]]).toEqual([0, "disc.glsl"]);
    expect(stderr).toMatch(/^nabla: cannot write '.*': .*; what is proven is not kept\n$/);
  });

  test("several threads prove the same as one", async () => {
    const place = disc();
    // Bands so thin that the first thread does not finish before the others start.
    writeFileSync(
      join(place.cwd, "bands.glsl"),
      "float sdf(vec2 p) { return sin(90.0 * dot(p, p)) + 0.3 * sin(40.0 * p.x); }\n",
    );
    const prove = async (jobs: string): Promise<unknown> => {
      const file = `${jobs}.json`;
      const given = ["truth", "bands.glsl", "--size", "96x96", "--no-cache", "--jobs", jobs, "-o", file];
      expect((await nabla(given, place)).code).toBe(0);
      const { lo, hi } = JSON.parse(readFileSync(join(place.cwd, file), "utf8"));
      return { lo, hi };
    };
    expect(await prove("3")).toEqual(await prove("1"));
  });

  test("a number of threads that is none is refused", async () => {
    const { code, stderr } = await nabla(["truth", "csg", "--jobs", "0"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Jobs are a whole number above 0.");
  });
});

describe("the cache of certified truth", () => {
  const key = {
    source: "program",
    values: Float64Array.of(1, 2),
    width: 3,
    height: 2,
    enclosure: 1 / 4096,
    cells: 256,
  };

  test("gives back what was written, and nothing of a damaged file", () => {
    const path = cacheFile(emptyFolder(), key);
    expect(readCache(path, key, 1)).toBeNull();
    const certified = emptyCertified(key, 1);
    certified.lo.set([0, 0.25, 0.5, 0.5, 0, 1]);
    certified.hi.set([0, 0.5, 0.75, 1, 0, 1]);
    certified.evaluations[0] = 12;
    writeCache(path, certified);
    expect(readCache(path, key, 1)).toEqual(certified);
    writeFileSync(path, readFileSync(path).subarray(0, 20));
    expect(readCache(path, key, 1)).toBeNull();
  });

  test("has another file for another program, parameter, size and width", () => {
    const others = [
      { ...key, source: "program2" },
      { ...key, values: Float64Array.of(1, 3) },
      { ...key, width: 2, height: 3 },
      { ...key, enclosure: 1 / 1024 },
    ];
    expect(new Set([key, ...others].map((one) => cacheFile("folder", one))).size).toBe(5);
  });

  test("lies where the system has its caches", () => {
    expect(cacheFolder({ NABLA_CACHE: "/mine" }, "linux")).toBe("/mine");
    expect(cacheFolder({ XDG_CACHE_HOME: "/cache" }, "linux")).toBe(join("/cache", "nabla"));
    expect(cacheFolder({}, "linux")).toMatch(/\.cache.nabla$/);
    expect(cacheFolder({}, "darwin")).toMatch(/Library.Caches.nabla$/);
  });
});
