/** A method with its options as text. */
import { describe, expect, test } from "vitest";
import { choiceText } from "../../src/coverage/options/choice.ts";
import type { CoverageOption } from "../../src/coverage/options/option.ts";
import { coverageMethods, findCoverageMethod, readCoverage } from "../../src/coverage/registry.ts";
import { chooseCoverage } from "../../src/scene/coverage-choice.ts";

/** Values that an option can take beside its default. */
function otherValues(option: CoverageOption): readonly (number | string)[] {
  switch (option.kind) {
    case "choice":
      return option.choices.map(({ value }) => value).filter((value) => value !== option.default);
    case "number":
      return [option.minimum, option.maximum].filter((value) => value !== option.default);
  }
}

const optioned = coverageMethods.flatMap((method) =>
  (method.options ?? []).flatMap((option) => otherValues(option).map((value) => ({ method, option, value }))),
);

describe("every option of every method", () => {
  test("there are some", () => {
    expect(optioned.length).toBeGreaterThan(50);
  });

  test.each(optioned.map(({ method, option, value }) => [`${method.id}:${option.name}=${value}`] as const))(
    "%s is read and written alike, or refused with a reason",
    (text) => {
      const chosen = chooseCoverage(text);
      if (!chosen.ok) {
        expect(chosen.message).toMatch(/^pattern '\w+' of 'supersample' has a square number of samples, given /);
        return;
      }
      const { declared, values, method } = chosen.choice;
      expect(choiceText(declared, values)).toBe(text);
      expect(method.id).toBe(text);
      expect(method.title).not.toBe(declared.title);
      expect(method.glsl).not.toBe(findCoverageMethod(declared.id)?.glsl);
    },
  );

  test.each(coverageMethods.map((method) => [method.id, method] as const))(
    "%s has a default in range",
    (_id, method) => {
      for (const option of method.options ?? []) {
        const text = `${method.id}:${option.name}=${option.default}`;
        const read = readCoverage(text);
        expect(read.ok && read.choice.method.id, text).toBe(method.id);
      }
    },
  );
});

describe("what is written", () => {
  test("leaves defaults out and has the method's own order", () => {
    expect(findCoverageMethod("half-plane:filter=tent:fade=2")?.id).toBe("half-plane:fade=2:filter=tent");
    expect(findCoverageMethod("half-plane:fade=1:filter=box")?.id).toBe("half-plane");
    expect(findCoverageMethod("half-plane:fade=3.50")?.id).toBe("half-plane:fade=3.5");
  });

  test("a number of samples counts as evaluations", () => {
    expect(findCoverageMethod("supersample:samples=7")).toMatchObject({ samples: 7, evaluations: 7 });
  });
});

describe("what is wrong is named with what is possible", () => {
  test.each([
    ["hesian", "unknown coverage method 'hesian', did you mean 'hessian'? possible are none, "],
    ["", "unknown coverage method '', possible are none, "],
    [
      "half-plane:fad=2",
      "coverage method 'half-plane' has no option 'fad', did you mean 'fade'? possible are fade, filter",
    ],
    ["half-plane:fade=-1", "option 'fade' of 'half-plane' is a number from 0.125 to 64 pixels, given '-1'"],
    ["half-plane:fade=1e99", "option 'fade' of 'half-plane' is a number from 0.125 to 64 pixels, given '1e99'"],
    ["half-plane:fade=", "option 'fade' of 'half-plane' is a number from 0.125 to 64 pixels, given ''"],
    ["half-plane:fade=0x10", "option 'fade' of 'half-plane' is a number from 0.125 to 64 pixels, given '0x10'"],
    [
      "half-plane:filter=bell",
      "option 'filter' of 'half-plane' has no choice 'bell', possible are box, tent, gaussian",
    ],
    ["half-plane:fade=2:fade=3", "option 'fade' stands twice in 'half-plane:fade=2:fade=3'"],
    ["half-plane:", "an option of a coverage method is NAME=VALUE, given '' in 'half-plane:'"],
    ["none:fade=2", "coverage method 'none' has no options, given 'fade=2'"],
    [
      "supersample:samples=2.5",
      "option 'samples' of 'supersample' is a whole number from 1 to 1024 samples, given '2.5'",
    ],
    [
      "supersample:samples=15:pattern=rotated",
      "pattern 'rotated' of 'supersample' has a square number of samples, given 15; near are 9 and 16, and pattern r2 takes any",
    ],
  ])("%s", (text, message) => {
    const chosen = chooseCoverage(text);
    expect(chosen.ok).toBe(false);
    expect(chosen.ok ? "" : chosen.message.slice(0, message.length)).toBe(message);
    expect(findCoverageMethod(text)).toBeUndefined();
  });
});
