import { expect, test } from "vitest";
import { nabla, withoutBrowser } from "./run.ts";
import { circle, image, misspelt, squared } from "./shaders.ts";

interface Probed {
  readonly scene: string;
  readonly device: string;
  readonly points: readonly unknown[];
}

const identity = (value: readonly number[]) => ({
  value,
  jacobian: [
    [1, 0],
    [0, 1],
  ],
  determinant: 1,
});

test.each(["cpu", "gpu"])(
  "%s: value, gradient, Hessian and Jacobian of a quadratic field are exact",
  async (device) => {
    const given = ["probe", "-", "--at", "-0.5,0.25", "--at=-0.5,0.25", "--at", "1,2", "--json", "--device", device];
    const { code, stdout, stderr } = await nabla(given, { input: squared });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    // q = (x² − y², 2xy), f = 3 qx − qy + 1
    const at = (x: number, y: number) => ({
      p: [x, y],
      value: 3 * (x * x - y * y) - 2 * x * y + 1,
      gradient: [6 * x - 2 * y, -6 * y - 2 * x],
      hessian: [
        [6, -2],
        [-2, -6],
      ],
      warp: {
        value: [x * x - y * y, 2 * x * y],
        jacobian: [
          [2 * x, -2 * y],
          [2 * y, 2 * x],
        ],
        determinant: 4 * (x * x + y * y),
      },
      singular: false,
    });
    expect(JSON.parse(stdout)).toEqual({ scene: "stdin", device, points: [at(-0.5, 0.25), at(-0.5, 0.25), at(1, 2)] });
  },
);

test("the CPU needs no browser", async () => {
  const { code, stdout } = await nabla(["probe", "polar-petals", "--at", "0.5,0.25", "--device", "cpu", "--json"], {
    env: withoutBrowser,
  });
  expect(code).toBe(0);
  expect((JSON.parse(stdout) as Probed).points).toHaveLength(1);
});

test("without a warp its place is the identity's; a parameter is heard; the circle's centre is singular", async () => {
  const given = ["probe", "-", "--at", "0,1", "--at", "0,0", "--set", "radius=0.25", "--device", "cpu", "--json"];
  const { stdout } = await nabla(given, { input: circle });
  expect((JSON.parse(stdout) as Probed).points).toEqual([
    {
      p: [0, 1],
      value: 0.75,
      gradient: [0, 1],
      hessian: [
        [1, 0],
        [0, 0],
      ],
      warp: identity([0, 1]),
      singular: false,
    },
    {
      p: [0, 0],
      value: -0.25,
      gradient: [0, 0],
      hessian: [
        [0, 0],
        [0, 0],
      ],
      warp: identity([0, 0]),
      singular: true,
    },
  ]);
});

test("more points than one run takes come back in their order", async () => {
  const points = Array.from({ length: 150 }, (_, index) => [index / 4, 1 - index / 2]);
  const given = points.flatMap(([x, y]) => ["--at", `${x},${y}`]);
  const { stdout } = await nabla(["probe", "-", ...given, "--device", "cpu", "--json"], { input: squared });
  const probed = (JSON.parse(stdout) as Probed).points as { p: number[]; value: number }[];
  expect(probed.map(({ p }) => p)).toEqual(points);
  expect(probed.map(({ value }) => value)).toEqual(points.map(([x = 0, y = 0]) => 3 * (x * x - y * y) - 2 * x * y + 1));
});

test("without --json it prints a table", async () => {
  const { stdout } = await nabla(["probe", "-", "--at", "0.5,-1.5", "--device", "cpu"], { input: squared });
  expect(stdout).toBe(`p         0.5, -1.5
value     -3.5
gradient  6, 8   length 10
hessian   6, -2 | -2, -6
warp      -2, -1.5
jacobian  1, 3 | -3, 1   determinant 10
`);
});

test("what cannot be probed ends with 1", async () => {
  for (const [input, message] of [
    [misspelt, "stdin:2:10: error"],
    [image, "only an sdf can be probed"],
  ] as const) {
    const { code, stdout, stderr } = await nabla(["probe", "-", "--at", "0,0", "--device", "cpu"], { input });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(message);
  }
});
