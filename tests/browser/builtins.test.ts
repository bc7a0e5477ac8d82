/** The table of built-in functions against the browser's compiler: what it lists is there, what it lacks is not. */
import { expect, it } from "vitest";
import { builtinFunctionNames, builtinOverloads, namedType, resolveBuiltin } from "../../src/glsl/builtins.ts";
import { type Type, typeName } from "../../src/glsl/types.ts";
import { compileInBrowser } from "./compiler.ts";

interface Call {
  readonly name: string;
  readonly types: readonly Type[];
}

const TYPES = [
  ...["float", "vec2", "vec3", "vec4", "int", "ivec2", "ivec3", "ivec4", "uint", "uvec2", "bool", "bvec2", "bvec3"],
  ...["mat2", "mat3", "mat4", "mat2x3", "mat3x2", "mat2x4", "mat4x2", "mat3x4", "mat4x3"],
  ...["sampler2D", "isampler3D", "usamplerCube", "sampler2DArray"],
  ...["sampler2DShadow", "samplerCubeShadow", "sampler2DArrayShadow"],
].map((word) => {
  const type = namedType(word);
  if (type === null) throw new Error(`there is no type '${word}'`);
  return type;
});

const title = ({ name, types }: Call): string => `${name}(${types.map(typeName).join(", ")})`;

/** A shader that makes the call and, if the result is given, declares a variable of that type with it. */
function shader(call: Call, result: Type | null): string {
  const isSampler = (type: Type): boolean => type.kind === "sampler";
  const uniforms = call.types.map((type, index) =>
    isSampler(type) ? `uniform highp ${typeName(type)} s${index};` : "",
  );
  const locals = call.types.map((type, index) =>
    isSampler(type) ? "" : `${typeName(type)} a${index} = ${typeName(type)}(1);`,
  );
  const list = call.types.map((type, index) => {
    if (isSampler(type)) return `s${index}`;
    // Offsets are constant expressions.
    return call.name.endsWith("Offset") && index >= 2 ? `${typeName(type)}(1)` : `a${index}`;
  });
  const declaration = result === null ? "" : `${typeName(result)} result = `;
  return `#version 300 es
precision highp float;
precision highp int;
${uniforms.join("")}
void main() { ${locals.join("")} ${declaration}${call.name}(${list.join(", ")}); }
`;
}

it("gives every overload of the table the type that the table says", async () => {
  const calls = builtinFunctionNames.flatMap((name) =>
    builtinOverloads(name).map(({ parameters, returnType }) => ({
      name,
      types: parameters.map(({ type }) => type),
      returnType,
    })),
  );
  const logs = await compileInBrowser(calls.map((call) => shader(call, call.returnType)));
  expect(calls.flatMap((call, index) => (logs[index] === null ? [] : [`${title(call)}: ${logs[index]}`]))).toEqual([]);
});

it("has no other overloads: one argument more, less or of another type", async () => {
  const candidates = builtinFunctionNames.flatMap((name): Call[] => [
    ...TYPES.map((type) => ({ name, types: [type] })),
    ...builtinOverloads(name).flatMap(({ parameters }, which) => {
      const types = parameters.map(({ type }) => type);
      const others = types.map((_, index) => types.with(index, TYPES[(which * 7 + index * 11) % TYPES.length] as Type));
      return [...others, types.slice(0, -1), [...types, TYPES[which % TYPES.length] as Type]].map((list) => ({
        name,
        types: list,
      }));
    }),
  ]);
  const absent = candidates.filter(({ name, types }) => resolveBuiltin(name, types) === null);
  expect(absent.length).toBeGreaterThan(3000);
  const logs = await compileInBrowser(absent.map((call) => shader(call, null)));
  expect(absent.filter((_, index) => logs[index] === null).map(title)).toEqual([]);
});

it("has no function of other versions of the language", async () => {
  const later = ["bitCount", "fma", "ldexp", "textureGather", "dFdxFine", "texture2D", "shadow2D", "lerp", "saturate"];
  expect(later.filter((name) => builtinFunctionNames.includes(name))).toEqual([]);
  const logs = await compileInBrowser(later.map((name) => shader({ name, types: [TYPES[0] as Type] }, null)));
  expect(later.filter((_, index) => logs[index] === null)).toEqual([]);
});
