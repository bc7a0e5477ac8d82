/** What people paste: shaders with their own `main`, Common tabs, channels, the names of other players. */
import { describe, expect, test } from "vitest";
import { format } from "../../src/glsl/diagnostics.ts";
import { compileForCpu } from "../../src/reference/cpu.ts";
import { assemble } from "../../src/scene/assemble.ts";
import { defaultFrame, uniformsOf } from "../../src/scene/frame.ts";
import { loadScene, type Surroundings } from "../../src/scene/load.ts";

const head = "#version 300 es\nprecision highp float;\n";

function problems(text: string, surroundings: Surroundings = {}): string[] {
  const { diagnostics, sources } = loadScene(text, "a.glsl", surroundings);
  return diagnostics.map((one) => format(one, sources).split("\n")[0] as string);
}

/** The colour of the pixel (2, 1) of a picture of 8 × 4 at 0.5 seconds, on the CPU. */
function colour(text: string, coverage = "none", surroundings: Surroundings = {}): number[] {
  const scene = loadScene(text, "a.glsl", surroundings);
  const { assembled, diagnostics } = assemble(scene, { coverage, view: "colour", device: "cpu", blending: "srgb" });
  if (assembled === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const { compiled } = compileForCpu(assembled.program, assembled.entry);
  if (compiled === null) throw new Error("the CPU does not take it");
  const uniforms = uniformsOf(scene, { ...defaultFrame(8, 4), time: 0.5, frame: 30 }, { blending: "srgb" });
  return [...compiled.render({ x0: 2, y0: 1, x1: 3, y1: 2 }, uniforms)].slice(0, 3);
}

describe("a shader with its own main", () => {
  test.each([
    ["an output of its own", `${head}out vec4 c; void main() { c = vec4(gl_FragCoord.xy / 8.0, 0.0, 1.0); }`],
    ["an output of three", `${head}out vec3 c; void main() { c = vec3(gl_FragCoord.xy / 8.0, 0.0); }`],
    [
      "several outputs, the first of which is shown",
      `${head}layout(location = 1) out vec4 d; layout(location = 0) out vec4 c;
void main() { d = vec4(1.0); c = vec4(gl_FragCoord.xy / 8.0, 0.0, 1.0); }`,
    ],
    ["gl_FragColor", "precision mediump float;\nvoid main() { gl_FragColor = vec4(gl_FragCoord.xy / 8.0, 0.0, 1.0); }"],
    [
      "gl_FragData",
      "precision mediump float;\nvoid main() { gl_FragData[0] = vec4(gl_FragCoord.xy / 8.0, 0.0, 1.0); }",
    ],
    [
      "globals of GLSL ES 1.00 that begin with the values of uniforms and of one another",
      `precision mediump float;\nuniform vec2 u_resolution; vec2 size = u_resolution; vec2 cell = size / 2.0;
#extension GL_OES_standard_derivatives : enable
void main() { cell.x += 4.0; gl_FragColor = vec4(gl_FragCoord.xy / 8.0 * (cell.x - 4.0) / (size.x / 2.0), 0.0, 1.0); }`,
    ],
    [
      "places read in a function",
      `${head}out vec4 c; vec2 at() { return gl_FragCoord.xy; } void main(void) { c = vec4(at() / 8.0, 0.0, 1.0); }`,
    ],
  ])("is drawn: %s", (_, text) => {
    expect(colour(text)).toEqual([2.5 / 8, 1.5 / 8, 0]);
  });

  test("is drawn with samples, each with a place and an output of its own", () => {
    const text = `${head}out vec4 c; void main() { c += vec4(step(2.5, gl_FragCoord.x), 0.0, 0.0, 1.0); }`;
    expect(colour(text, "supersample-4")).toEqual([0.5, 0, 0]);
  });

  test("has the values of the uniforms that GLSL Sandbox gives, unless they are parameters", () => {
    const text = (resolution: string) => `precision mediump float;
uniform float time; uniform vec2 mouse; uniform vec2 surfaceSize;
uniform vec2 resolution;${resolution}
void main() { gl_FragColor = vec4(resolution.x / 16.0, time + mouse.x, surfaceSize.x / 2.0, 1.0); }`;
    expect(loadScene(text(""), "a.glsl")).toMatchObject({ parameters: [], isAnimated: true });
    expect(colour(text(""))).toEqual([0.5, 0.5, 8 / 4 / 2]);
    expect(loadScene(text(" //! default=4,4 max=8"), "a.glsl").parameters).toMatchObject([{ name: "resolution" }]);
    expect(colour(text(" //! default=4,4 max=8"))[0]).toBe(0.25);
    const scene = loadScene("uniform float time; float sdf(vec2 p) { return p.x - time; }", "a.glsl");
    expect(scene).toMatchObject({ isAnimated: false, parameters: [{ name: "time" }] });
  });

  test.each([
    ["surfacePosition", [(2.5 - 4) / 4, (1.5 - 2) / 4]],
    ["v_texcoord", [2.5 / 8, 1.5 / 4]],
    ["vUv", [2.5 / 8, 1.5 / 4]],
  ] as const)("has the place that other hosts give: %s", (name, [x, y]) => {
    const text = `precision mediump float; varying vec2 ${name};
vec2 at() { return ${name} + 0.5; } void main() { gl_FragColor = vec4(at(), 0.0, 1.0); }`;
    expect(colour(text)).toEqual([x + 0.5, y + 0.5, 0]);
  });

  test("has the values of the uniforms that glslViewer gives, and parameters of its own", () => {
    const text = `${head}uniform vec2 u_resolution; uniform float u_time; uniform float u_delta; uniform vec4 u_date;
uniform int u_frame; uniform vec2 u_mouse; uniform float size; //! min=0 max=4 default=3
out vec4 c; void main() { c = vec4(u_resolution.x / 16.0, u_time + u_mouse.x, float(u_frame) / (20.0 * size), 1.0); }`;
    expect(loadScene(text, "a.glsl").parameters.map(({ name }) => name)).toEqual(["size"]);
    expect(colour(text)).toEqual([0.5, 0.5, 0.5]);
  });

  test.each([
    [
      "an input",
      `${head}in vec3 vUv; out vec4 c;\nvoid main() { c = vec4(vUv, 1.0); }`,
      "a.glsl:3:9: error: 'vec3 vUv' comes from a vertex shader",
    ],
    ["no output", `${head}void main() {}`, "a.glsl:1:1: error: nothing to draw: 'main' has no output"],
    [
      "an output that is no colour",
      `${head}out ivec4 c;\nvoid main() { c = ivec4(1); }`,
      "a.glsl:3:11: error: a picture cannot be made of 'c', which is ivec4, possible are vec4, vec3",
    ],
    [
      "a uniform block",
      `${head}out vec4 c;\nuniform U { float a; };\nvoid main() { c = vec4(a); }`,
      "a.glsl:4:1: error: the uniform block 'U' has no values here",
    ],
    [
      "a uniform of the host with another type",
      `${head}uniform vec3 u_resolution;\nout vec4 c;\nvoid main() { c = vec4(u_resolution, 1.0); }`,
      "a.glsl:3:14: error: 'u_resolution' is vec3 here, the host gives vec2",
    ],
    ["no precision", "#version 300 es\nout vec4 c;\nvoid main() {}", "a.glsl:2:"],
  ])("is refused by name and place: %s", (_, text, expected) => {
    const [first, ...rest] = problems(text);
    expect(first).toContain(expected);
    expect(rest).toEqual([]);
    expect(loadScene(text, "a.glsl").program).toBeNull();
  });
});

describe("other texts", () => {
  const image = "void mainImage(out vec4 c, in vec2 p) { c = vec4(shade(p), 0.0, 1.0); }";
  const shade = { name: "common.glsl", text: "vec2 shade(vec2 p) { return p / 8.0; }" };

  test("a Common tab is read before the scene", () => {
    expect(colour(image, "none", { common: [shade] })).toEqual([2.5 / 8, 1.5 / 8, 0]);
    expect(problems(image)).toEqual([expect.stringContaining("there is no function 'shade'")]);
  });

  test("what is wrong with it is said where it is", () => {
    expect(problems(image, { common: [{ ...shade, text: "vec2 shade(vec2 p) { return q; }" }] })[0]).toMatch(
      /^common\.glsl:1:29: error: .*'q'/,
    );
  });

  test("an include is what the surroundings give", () => {
    const include = (path: string) => (path === "shade.glsl" ? shade.text : null);
    expect(colour(`#include "shade.glsl"\n${image}`, "none", { include })).toEqual([2.5 / 8, 1.5 / 8, 0]);
    expect(problems(`#include "other.glsl"\n${image}`, { include })[0]).toContain("there is no file 'other.glsl'");
  });

  test("a parameter outside of the scene's own text is refused", () => {
    const common = [{ name: "common.glsl", text: `uniform float a;\n${shade.text}` }];
    expect(problems(image, { common })).toEqual([
      "common.glsl:1:15: error: a parameter is declared in the scene itself, 'a' is in 'common.glsl'",
    ]);
  });
});

test("macros of a scene mean nothing in what the host adds", () => {
  const text = `#define color nothing
#define pixel (oh
#define vec4(x) x
void mainImage(out mat4x4 c, in vec2 p) {}
void mainImage(out vec4 c, in vec2 p) { c.rgb = vec3(p / 8.0, 0.0); }`;
  expect(colour(text)).toEqual([2.5 / 8, 1.5 / 8, 0]);
});

describe("mainImage as a macro", () => {
  test("is expanded where the host calls it, as Shadertoy does", () => {
    const macro = "#define scale 8.0\n#define mainImage(O, U) { vec2 q = U / scale; \\\n  O.rg += q; }\n";
    expect(colour(macro)).toEqual([2.5 / 8, 1.5 / 8, 0]);
    expect(problems("#define mainImage(O, U) O = vec4(q);\n")).toEqual(["a.glsl:1:34: error: undeclared name 'q'"]);
  });

  test("may be taken back, or be defined in a part that is left out", () => {
    const image = "void mainImage(out vec4 c, in vec2 p) { c.rgb = vec3(p / 8.0, 0.0); }\n";
    expect(colour(`#if 0\n#define mainImage(O, U) O = vec4(1.0);\n#endif\n${image}`)).toEqual([2.5 / 8, 1.5 / 8, 0]);
    expect(colour(`#define mainImage(O, U) O = vec4(1.0);\n#undef mainImage\n${image}`)).toEqual([2.5 / 8, 1.5 / 8, 0]);
  });
});

describe("channels", () => {
  const image = (body: string) => `void mainImage(out vec4 c, in vec2 p) {\n  c = ${body};\n}`;

  test("are flat textures without a declaration, and the scene is told that there is no picture in them", () => {
    expect(problems(image("texture(iChannel0, p) + texture(iChannel0, p) + texture(iChannel3, p)"))).toEqual([
      "a.glsl:2:15: warning: 'iChannel0' has no texture, it reads as one black pixel",
      "a.glsl:2:63: warning: 'iChannel3' has no texture, it reads as one black pixel",
    ]);
  });

  test("may be declared as other samplers", () => {
    const text = `uniform samplerCube iChannel1; // iChannel0\n${image("texture(iChannel1, p.xyy) + texture(iChannel0, p)")}`;
    expect(problems(text).filter((line) => line.includes("error"))).toEqual([]);
  });

  test("are cube maps where every use passes a direction", () => {
    const told =
      "'iChannel1' has no texture, it reads as one black pixel; it is taken for a samplerCube, possible is to declare it: uniform sampler3D iChannel1;";
    expect(problems(image("texture(iChannel1, p.xyy) + textureLod(iChannel1, p.yyx, 1.0)"))).toEqual([
      `a.glsl:2:15: warning: ${told}`,
    ]);
    // Through a macro, an old name, a function's parameter, and where another channel says.
    expect(
      problems(`#define LOOK(c) texture(c, d)\nvec3 d = vec3(1.0);\n${image("LOOK(iChannel1)")}`).join(),
    ).toContain("taken for a samplerCube");
    expect(problems(image("textureCube(iChannel1, p.xyy)")).join()).not.toContain("error");
    const parameter = "vec4 sky(samplerCube map, vec3 d) { return texture(map, d); }\n";
    expect(problems(parameter + image("sky(iChannel0, p.xyy)"))).toEqual([
      "a.glsl:3:11: warning: 'iChannel0' has no texture, it reads as one black pixel",
    ]);
    const nested = image("texture(iChannel0, texture(iChannel1, texture(iChannel2, p).xyz).xyz)");
    expect(problems(nested).map((line) => /taken for a \w+/.exec(line)?.[0])).toEqual([
      "taken for a samplerCube",
      "taken for a samplerCube",
      undefined,
    ]);
    const scene = loadScene(image("texture(iChannel1, p.xyy)"), "a.glsl");
    const { assembled } = assemble(scene, { coverage: "replay", view: "colour", device: "gpu" });
    expect(assembled?.glsl).toContain("uniform highp samplerCube iChannel1;");
  });

  test("may be passed to functions that take volumes", () => {
    const density = "float density(sampler3D volume, vec3 at) { return texture(volume, at).x; }\n";
    expect(problems(density + image("vec4(density(iChannel2, p.xyy))"))).toEqual([
      "a.glsl:3:20: warning: 'iChannel2' has no texture, it reads as one black pixel",
    ]);
  });

  test("are volumes where only those can be meant", () => {
    const text = image("texelFetch(iChannel1, ivec3(p.xyy), 0) + texture(iChannel1, p.xyy)");
    expect(problems(text)).toEqual(["a.glsl:2:18: warning: 'iChannel1' has no texture, it reads as one black pixel"]);
  });

  test("stay flat where their uses contradict each other or a scene declares them", () => {
    expect(problems(image("texture(iChannel1, p.xyy) + texture(iChannel1, p)"))[0]).toMatch(
      /^a\.glsl:2:7: error: no 'texture' takes \(sampler2D, vec3\)/,
    );
    expect(problems(`uniform sampler2D iChannel1;\n${image("texture(iChannel1, p.xyy)")}`)[0]).toContain("error");
  });

  test("have sizes, times and a sample rate", () => {
    const text = image("vec4(iChannelResolution[3].x, iChannelTime[2], iSampleRate / 88200.0, 1.0)");
    expect(problems(text)).toEqual([]);
    expect(colour(text)).toEqual([1, 0.5, 0.5]);
  });

  test("the names of glslViewer stand for Shadertoy's", () => {
    expect(colour(image("vec4(u_time, float(u_frame) / 60.0, u_date.x / 3940.0 + u_delta * 0.0, 1.0)"))).toEqual([
      0.5, 0.5, 0.5,
    ]);
  });
});
