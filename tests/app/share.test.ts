import { deflateSync, strToU8, zlibSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readShared, writeShared } from "../../src/app/documents/share.ts";
import { takeSnapshot } from "../../src/app/documents/snapshot.ts";
import { DEFAULT_CLOCK, DEFAULT_SETTINGS, type State, UNTOUCHED } from "../../src/app/state.ts";

const STATE: State = {
  ...DEFAULT_SETTINGS,
  ...DEFAULT_CLOCK,
  ...UNTOUCHED,
  document: "twist",
  text: "",
  common: "",
  magnifier: false,
  blink: "a",
  measure: false,
  parameters: { petals: [7], ink: [0.1, 0.2, 0.3] },
  camera: { center: [0.25, -0.5], height: 0.125 },
  time: 1.5,
  alpha: "premultiplied",
  divider: 0.25,
};
const TEXTS = {
  common: "",
  text: "//! Kreis: ein Kreis — mit Gedankenstrich, ∇ und 🙂\nfloat sdf(vec2 p) { return length(p) - 0.5; }\n",
};

function fragment(data: unknown): string {
  const packed = deflateSync(strToU8(JSON.stringify(data)));
  return `#nabla1=${Buffer.from(packed).toString("base64url")}`;
}

function problem(link: string): string {
  const shared = readShared(link);
  return shared.kind === "broken" ? shared.problem : `not broken but ${shared.kind}`;
}

describe("share links", () => {
  test("bring back the text and every setting", () => {
    const snapshot = takeSnapshot(STATE);
    expect(readShared(writeShared(TEXTS, snapshot))).toEqual({ kind: "scene", texts: TEXTS, snapshot });
  });

  test("bring back what is read before the text; those without it are older, or have none", () => {
    const snapshot = takeSnapshot(STATE);
    const texts = { ...TEXTS, common: "const float half = 0.5; // ½\n" };
    expect(readShared(writeShared(texts, snapshot))).toEqual({ kind: "scene", texts, snapshot });
    expect(readShared(fragment(TEXTS))).toMatchObject({ texts: { common: "" } });
    expect(readShared(fragment({ text: TEXTS.text }))).toMatchObject({ texts: TEXTS });
  });

  test("hold only characters that need no escape in an address", () => {
    expect(writeShared({ ...TEXTS, text: TEXTS.text.repeat(9) }, takeSnapshot(STATE))).toMatch(/^#nabla1=[\w-]+$/);
  });

  test("of other pages are none", () => {
    expect(readShared("")).toEqual({ kind: "none" });
    expect(readShared("#editor")).toEqual({ kind: "none" });
  });

  test("that are cut short, mangled or of another version say so", () => {
    const link = writeShared(TEXTS, takeSnapshot(STATE));
    for (let length = 8; length < link.length - 1; length += 7)
      expect(readShared(link.slice(0, length)).kind).toBe("broken");
    expect(problem("#nabla1=!!!")).toBe("it has characters that no link has");
    expect(problem("#nabla2=abcd")).toBe("it was made by another version of Nabla");
    expect(problem(`#nabla1=${Buffer.from(zlibSync(strToU8("[]"))).toString("base64url")}`)).toMatch(/damaged|end/);
  });

  test("that would unfold to an endless text are refused before they do", () => {
    const bomb = fragment({ text: " ".repeat(8_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(problem(bomb)).toBe("it unfolds to more than a scene can be");
  });

  test.each([
    [{}, "it holds no scene"],
    [{ text: 7 }, "it holds no scene"],
    [{ text: "", common: 7 }, "common is no text"],
    [[], "it holds no scene"],
    [{ text: "", view: "depth" }, 'view is "depth", possible are colour, coverage'],
    [{ text: "", alpha: "none" }, 'alpha is "none", possible are opaque, straight, premultiplied'],
    [{ text: "", divider: 2 }, "divider is 2, possible is 0 to 1"],
    [{ text: "", camera: { center: [0], height: 1 } }, "camera.center is no list of 2 numbers"],
    [{ text: "", camera: { center: [0, 0], height: -1 } }, /^camera.height is -1, possible is/],
    [{ text: "", parameters: { "a b": [1] } }, "parameters names 'a b', which is no GLSL name"],
    [{ text: "", parameters: { a: ["1"] } }, "parameters.a is no list of 1 to 4 numbers"],
    [
      { text: "", coverage: { sdf: { a: "none", b: "best" }, image: {} } },
      /^coverage\.sdf\.b: unknown coverage method 'best', possible are none, /,
    ],
  ])("with a wrong field name it: %j", (data, expected) => {
    expect(problem(fragment(data))).toMatch(expected);
  });

  test("leave out what their version did not know", () => {
    expect(readShared(fragment({ text: "x", sparkle: true }))).toEqual({
      kind: "scene",
      texts: { text: "x", common: "" },
      snapshot: {},
    });
  });
});
