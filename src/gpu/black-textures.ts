/** Textures for samplers, which no scene binds one to: each reads as one opaque black pixel, on every driver. */

/** Kinds of texture by their targets' names, with the samplers that read them. */
type Target = "TEXTURE_2D" | "TEXTURE_3D" | "TEXTURE_2D_ARRAY" | "TEXTURE_CUBE_MAP";
type Format = "float" | "int" | "uint" | "depth";

const SAMPLERS = {
  SAMPLER_2D: ["TEXTURE_2D", "float"],
  SAMPLER_3D: ["TEXTURE_3D", "float"],
  SAMPLER_CUBE: ["TEXTURE_CUBE_MAP", "float"],
  SAMPLER_2D_ARRAY: ["TEXTURE_2D_ARRAY", "float"],
  SAMPLER_2D_SHADOW: ["TEXTURE_2D", "depth"],
  SAMPLER_CUBE_SHADOW: ["TEXTURE_CUBE_MAP", "depth"],
  SAMPLER_2D_ARRAY_SHADOW: ["TEXTURE_2D_ARRAY", "depth"],
  INT_SAMPLER_2D: ["TEXTURE_2D", "int"],
  INT_SAMPLER_3D: ["TEXTURE_3D", "int"],
  INT_SAMPLER_CUBE: ["TEXTURE_CUBE_MAP", "int"],
  INT_SAMPLER_2D_ARRAY: ["TEXTURE_2D_ARRAY", "int"],
  UNSIGNED_INT_SAMPLER_2D: ["TEXTURE_2D", "uint"],
  UNSIGNED_INT_SAMPLER_3D: ["TEXTURE_3D", "uint"],
  UNSIGNED_INT_SAMPLER_CUBE: ["TEXTURE_CUBE_MAP", "uint"],
  UNSIGNED_INT_SAMPLER_2D_ARRAY: ["TEXTURE_2D_ARRAY", "uint"],
} as const satisfies Readonly<Record<string, readonly [Target, Format]>>;

export type SamplerKind = keyof typeof SAMPLERS;

const KINDS = Object.keys(SAMPLERS) as readonly SamplerKind[];

/** The sampler of a uniform's type, or undefined for what is no sampler. */
export function samplerKind(gl: WebGL2RenderingContext, type: number): SamplerKind | undefined {
  return KINDS.find((kind) => gl[kind] === type);
}

/** Unit 0 is where textures are made and changed. */
export function unitOf(kinds: readonly SamplerKind[], kind: SamplerKind): number {
  return 1 + kinds.indexOf(kind);
}

export interface BlackTextures {
  /** Binds a texture for each kind of sampler, at its unit. */
  bind(kinds: readonly SamplerKind[]): void;
  /** Forgets all textures; they need not exist any more. */
  clear(): void;
}

export function createBlackTextures(gl: WebGL2RenderingContext): BlackTextures {
  const textures = new Map<SamplerKind, WebGLTexture>();
  return {
    bind(kinds) {
      for (const kind of kinds) {
        const texture = textures.get(kind) ?? createBlack(gl, kind);
        textures.set(kind, texture);
        gl.activeTexture(gl.TEXTURE0 + unitOf(kinds, kind));
        gl.bindTexture(gl[SAMPLERS[kind][0]], texture);
      }
      gl.activeTexture(gl.TEXTURE0);
    },
    clear() {
      for (const texture of textures.values()) gl.deleteTexture(texture);
      textures.clear();
    },
  };
}

function createBlack(gl: WebGL2RenderingContext, kind: SamplerKind): WebGLTexture {
  const [target, format] = SAMPLERS[kind];
  const formats = {
    float: [gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, Uint8Array.of(0, 0, 0, 255)],
    int: [gl.RGBA32I, gl.RGBA_INTEGER, gl.INT, Int32Array.of(0, 0, 0, 1)],
    uint: [gl.RGBA32UI, gl.RGBA_INTEGER, gl.UNSIGNED_INT, Uint32Array.of(0, 0, 0, 1)],
    depth: [gl.DEPTH_COMPONENT24, gl.DEPTH_COMPONENT, gl.UNSIGNED_INT, Uint32Array.of(0)],
  } as const;
  const [internal, layout, type, pixel] = formats[format];
  // null on a lost context only, whose calls all do nothing.
  const texture = gl.createTexture() as WebGLTexture;
  const place = gl[target];
  gl.bindTexture(place, texture);
  if (target === "TEXTURE_2D") gl.texImage2D(place, 0, internal, 1, 1, 0, layout, type, pixel);
  else if (target === "TEXTURE_CUBE_MAP")
    for (let face = 0; face < 6; face++)
      gl.texImage2D(gl.TEXTURE_CUBE_MAP_POSITIVE_X + face, 0, internal, 1, 1, 0, layout, type, pixel);
  else gl.texImage3D(place, 0, internal, 1, 1, 1, 0, layout, type, pixel);
  // Without it a texture of one level is incomplete, and so are integers and depths that are filtered.
  gl.texParameteri(place, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(place, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  if (format === "depth") gl.texParameteri(place, gl.TEXTURE_COMPARE_MODE, gl.COMPARE_REF_TO_TEXTURE);
  gl.bindTexture(place, null);
  return texture;
}
