import { describe, expect, test } from "vitest";
import { format } from "../../src/glsl/diagnostics.ts";
import { loadScene, readFragment } from "../../src/scene/load.ts";

const problems = (text: string): string =>
  ((scene) => scene.diagnostics.map((diagnostic) => format(diagnostic, scene.sources)).join("\n"))(
    loadScene(text, "scene.glsl"),
  );

describe("a scene", () => {
  test("has a title, an entry point, a warp and parameters", () => {
    const scene = loadScene(
      `//! Polar petals: a field seen through a polar warp
uniform float petals; //! min=3 max=24 default=12 step=1 number of petals
uniform vec3  ink;    //! color default=#e4572e
vec2  warp(vec2 p) { return vec2(log(length(p)), atan(p.y, p.x) * petals); }
float sdf(vec2 p)  { return length(p - vec2(0.0, 1.0)) - 0.5; }
`,
      "petals.glsl",
    );
    expect(scene.diagnostics).toEqual([]);
    expect(scene).toMatchObject({
      title: "Polar petals: a field seen through a polar warp",
      kind: "sdf",
      hasWarp: true,
      isAnimated: false,
      parameters: [
        {
          name: "petals",
          type: "float",
          minimum: 3,
          maximum: 24,
          default: [12],
          step: 1,
          description: "number of petals",
        },
        { name: "ink", type: "vec3", isColor: true, default: [0xe4 / 255, 0x57 / 255, 0x2e / 255] },
      ],
    });
  });

  test("may be a mainImage, and is animated if it reads the time", () => {
    const scene = loadScene("void mainImage(out vec4 c, in vec2 p) { c = vec4(fract(iTime + p.x)); }", "image.glsl");
    expect(scene).toMatchObject({
      kind: "image",
      hasWarp: false,
      isAnimated: true,
      diagnostics: [],
      title: "image.glsl",
    });
  });

  test("may use the names of other playgrounds, or declare them itself", () => {
    expect(problems("float sdf(vec2 p) { return p.x / u_resolution.y + u_time + u_mouse.x; }")).toBe("");
    expect(problems("uniform vec2 u_resolution; float sdf(vec2 p) { return p.x / u_resolution.y; }")).toBe("");
    expect(problems("#define u_mouse iMouse\nfloat sdf(vec2 p) { return p.x / u_mouse.w; }")).toBe("");
    expect(
      problems(
        "vec2 u_resolution = vec2(1.0);\nfloat sdf(vec2 p) { float u_time = iTime; return p.x / u_resolution.x + u_time; }",
      ),
    ).toBe("");
    const taken =
      "#define iResolution size\nvec3 size = vec3(1.0);\nfloat half_of() { return 0.5 * iResolution.y; }\n#undef iResolution\n";
    expect(problems(`${taken}float sdf(vec2 p) { return p.x / iResolution.x - half_of(); }`)).toBe("");
    expect(problems("#if HW_PERFORMANCE == 1\nfloat sdf(vec2 p) { return p.x; }\n#endif")).toBe("");
  });

  test("without an entry point says what is missing", () => {
    expect(problems("float circle(vec2 p) { return length(p) - 1.0; }")).toMatch(
      "scene.glsl:1:1: error: nothing to draw: a scene defines 'float sdf(vec2 p)' or 'void mainImage(out vec4 fragColor, in vec2 fragCoord)'",
    );
  });

  test("with another signature shows both", () => {
    expect(problems("float sdf(vec3 p) { return p.x; }")).toMatch(
      "scene.glsl:1:7: error: 'sdf' is 'float sdf(vec3 p)', the host calls 'float sdf(vec2 p)'\n    float sdf(vec3 p) { return p.x; }\n          ^~~",
    );
  });

  test("may overload its entry point", () => {
    expect(problems("float sdf(vec3 p) { return p.x; } float sdf(vec2 p) { return sdf(vec3(p, 0.0)); }")).toBe("");
  });

  test("with a mainImage may have helpers of any kind called sdf, warp and pattern", () => {
    const image = "void mainImage(out vec4 c, in vec2 p) { c = vec4(sdf(vec3(p, 0.0))); }";
    const scene = loadScene(
      `float sdf(vec3 p) { return p.x; } float warp(float x) { return x; } ${image}`,
      "image.glsl",
    );
    expect(scene).toMatchObject({ kind: "image", diagnostics: [] });
  });

  test("keeps the user's lines behind the prelude", () => {
    expect(problems("float sdf(vec2 p) {\n  return lenght(p);\n}")).toBe(
      "scene.glsl:2:10: error: there is no function 'lenght', did you mean 'length'?\n      return lenght(p);\n             ^~~~~~",
    );
  });
});

describe("parameters", () => {
  const sdf = " float sdf(vec2 p) { return p.x; }";
  test.each([
    ["uniform mat2 m;", "a parameter cannot be mat2, possible are float, int, bool, vec2, vec3, vec4"],
    ["uniform float a; //! min=0 maximum=1", "unknown field 'maximum', possible are min, max, default, step"],
    ["uniform float a; //! default=red", "default of 'a' is a number, found 'red'"],
    ["uniform vec3 a; //! color default=#12345", "default of 'a' is a color like #e4572e, found '#12345'"],
    ["uniform vec2 a; //! default=1", "default of 'a' is 2 numbers like 0.5,0.25, found '1'"],
    ["uniform float a; //! min=2 max=1", "min of 'a' is 2, above its max 1"],
    ["uniform float a; //! min=0 max=1 default=5", "default of 'a' is 5, outside 0 to 1"],
    ["uniform float a; //! min=x", "min of 'a' is a number, found 'x'"],
    ["uniform float a; //! step=-1", "step of 'a' is 0 or more, found -1"],
    ["uniform int a; //! default=1.5", "default of 'a' is a whole number, found '1.5'"],
    ["uniform bool a; //! default=maybe", "default of 'a' is true or false, found 'maybe'"],
    ["uniform vec2 a; //! color", "a color is a vec3 or a vec4, 'a' is vec2"],
  ])("%s", (declaration, message) => {
    expect(problems(`${declaration}\n${sdf}`)).toContain(`error: ${message}`);
  });

  test("points at the field that is wrong", () => {
    expect(problems(`uniform float a; //! min=0 maximum=1\n${sdf}`)).toContain("scene.glsl:1:28:");
  });

  test.each([
    [
      "#iUniform float x = 1.0 in {0.0, 5.0} step 0.2",
      { type: "float", default: [1], minimum: 0, maximum: 5, step: 0.2 },
    ],
    ["#iUniform float x = 1.0 in { 0.0, 5.0 }", { type: "float", default: [1], minimum: 0, maximum: 5, step: 0 }],
    ["#iUniform color3 x = color3(1.0, 0.5, 0.25)", { type: "vec3", default: [1, 0.5, 0.25], isColor: true }],
    ["uniform float x; slider[0.0,1.5,5]", { type: "float", default: [1.5], minimum: 0, maximum: 5 }],
    [
      "uniform vec2 x; slider[(0,-1),(0.5,0.25),(2,3)]",
      { type: "vec2", default: [0.5, 0.25], minimum: -1, maximum: 3 },
    ],
    ["uniform vec3 x; color[1.0,0.5,0.25]", { type: "vec3", default: [1, 0.5, 0.25], isColor: true }],
  ])("of other tools are read: %s", (line, expected) => {
    const scene = loadScene(`${line}\n${sdf}`, "scene.glsl");
    expect(scene.diagnostics).toEqual([]);
    expect(scene.parameters).toMatchObject([{ name: "x", ...expected }]);
  });
});

describe("any fragment shader", () => {
  test("is read without a prelude if it has a main", () => {
    const text =
      "#version 300 es\nprecision highp float;\nuniform float iTime;\nout vec4 c;\nvoid main() { c = vec4(iTime); }";
    expect(readFragment(text, "plain.frag").diagnostics).toEqual([]);
  });

  test.each([
    ["a main that calls its mainImage", "", "image"],
    ["a main for another host that uses this one's names", "iTime", "image"],
    ["a main for another host, left out by a condition", "#ifdef OTHER_HOST", "image"],
  ])("may have both: %s", (_, kind) => {
    const mainImage = (time: string) => `void mainImage(out vec4 c, in vec2 p) { c = vec4(${time}); }`;
    const main = "void main() { mainImage(gl_FragColor, gl_FragCoord.xy); }";
    const precision = "precision mediump float;";
    const texts: Record<string, string> = {
      "": `${precision} uniform float time; float iTime = time; ${mainImage("iTime")} ${main}`,
      iTime: `${mainImage("iTime")} ${main}`,
      "#ifdef OTHER_HOST": `${mainImage("iTime")}\n#ifdef OTHER_HOST\n${main}\n#endif`,
    };
    const scene = loadScene(texts[kind] ?? "", "both.frag");
    expect(scene.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(scene.ownMain === null).toBe(kind !== "");
    expect(scene.isAnimated).toBe(true);
  });

  test("with both and an error is told of it as the host that it is for", () => {
    const text =
      "precision mediump float; uniform float time; float iTime = time; vec2 iResolution = tiem;" +
      "void mainImage(out vec4 c, in vec2 p) { c = vec4(iTime); } void main() { mainImage(gl_FragColor, gl_FragCoord.xy); }";
    const errors = loadScene(text, "both.frag").diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ message }) => message)).toEqual(["undeclared name 'tiem', did you mean 'time'?"]);
  });

  test("is a scene if only a comment says main", () => {
    expect(readFragment("// void main()\nfloat sdf(vec2 p) { return iTime; }", "scene.glsl").diagnostics).toEqual([]);
  });
});
