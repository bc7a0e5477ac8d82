/** Pairs of pictures of which a test of pictures has to tell whether they are the same. */
import { decodePng, encodePng } from "../../src/image/png.ts";
import type { DriverName, RenderSettings } from "../../src/regression/types.ts";
import type { Shot } from "./judging.ts";

export interface Pair {
  readonly name: string;
  readonly verdict: "match" | "differs";
  /** How the stored picture is made, and what is drawn now. */
  readonly before: Shot;
  readonly now: Shot;
  /** What happens to the stored file in between. */
  readonly edit?: (file: Uint8Array) => Uint8Array;
}

export const scene = `//! A turned box without a disc, and a line of half a pixel
uniform float angle;  //! min=-7 max=7 default=0.3
uniform float side;   //! min=0.1 max=1 default=0.5
uniform float stroke; //! min=0 max=0.1 default=0.0078125
uniform vec3  ink;    //! color default=#c0401f
uniform vec3  paper;  //! color default=#f4f0e8
float line(vec2 p) { return abs(p.y + 0.75 + 0.125 * p.x) - stroke; }
float sdf(vec2 p) {
  vec2 turned = vec2(cos(angle) * p.x + sin(angle) * p.y, cos(angle) * p.y - sin(angle) * p.x);
  vec2 corner = abs(turned) - side;
  float box = length(max(corner, 0.0)) + min(max(corner.x, corner.y), 0.0);
  return min(max(box, 0.25 - length(p)), line(p));
}
`;

/** The same with other names, comments and blanks. */
const renamed = scene
  .replaceAll("turned", "rotated")
  .replace("float line(", "// the thin one\nfloat  thin(")
  .replace("line(p)", "thin(p)");

const SIZE = "64x64";
/** Scene units. */
const PIXEL = 2 / 64;

const shot = (settings: RenderSettings = {}, text = scene): Shot => ({ text, settings: { size: SIZE, ...settings } });

function differs(name: string, now: RenderSettings, before: RenderSettings = {}): Pair {
  return { name, verdict: "differs", before: shot(before), now: shot(now) };
}

/** One that differs by what was done to the stored file. */
function edited(name: string, change: (data: Uint8Array) => void): Pair {
  const edit = (file: Uint8Array) => {
    const { image, text } = decoded(file);
    change(image.data);
    return encodePng(image, text);
  };
  return { name, verdict: "differs", before: shot(), now: shot(), edit };
}

function decoded(file: Uint8Array) {
  const read = decodePng(file);
  if (!read.ok) throw new Error(read.message);
  return read;
}

const other: DriverName = "cpu";

export const pairs: readonly Pair[] = [
  { name: "the same again", verdict: "match", before: shot(), now: shot() },
  { name: "other names and comments", verdict: "match", before: shot(), now: shot({}, renamed) },
  { name: "another driver", verdict: "match", before: shot({ driver: other }), now: shot() },
  {
    name: "another driver, half-plane",
    verdict: "match",
    before: shot({ driver: other, coverage: "half-plane" }),
    now: shot({ coverage: "half-plane" }),
  },
  {
    name: "the file written anew",
    verdict: "match",
    before: shot(),
    now: shot(),
    edit: (file) => encodePng(decoded(file).image, { ...decoded(file).text, Software: "another program" }),
  },
  differs("shifted by 1 pixel", { camera: [PIXEL, 0, 2] }),
  differs("shifted by 1/16 pixel", { camera: [PIXEL / 16, 0, 2] }),
  differs("turned by 0.1 degrees", { set: { angle: 0.3 + Math.PI / 1800 } }),
  differs("a parameter 2 % larger", { set: { side: 0.51 } }),
  differs("a parameter 0.1 % larger", { set: { side: 0.5005 } }),
  differs("red and blue exchanged", { set: { ink: "#1f40c0" } }),
  differs("a colour one code darker", { set: { ink: "#bf401f" } }),
  differs("ink and paper exchanged", { set: { ink: "#f4f0e8", paper: "#c0401f" } }),
  differs("mixed in sRGB: gamma", { blending: "srgb" }),
  differs("a thin line lost", { set: { stroke: 0 } }),
  differs("anti-aliasing lost", { coverage: "none" }),
  differs("anti-aliasing by fwidth and smoothstep", { coverage: "fwidth-smoothstep" }),
  edited("one wrong pixel", (data) => data.set([0, 0, 0], 4 * (20 * 64 + 9))),
  edited("one pixel wrong by one code", (data) => {
    const at = 4 * (20 * 64 + 9);
    data[at] = (data[at] as number) - 1;
  }),
  differs("another driver, shifted by 1/16 pixel", { camera: [PIXEL / 16, 0, 2] }, { driver: other }),
  differs("another driver, a colour one code darker", { set: { ink: "#bf401f" } }, { driver: other }),
];
