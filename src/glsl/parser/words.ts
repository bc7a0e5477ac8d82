/** Words of the language that no program may use as a name (GLSL ES 3.00 §3.8). */

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Types that are named by a keyword. */
export const TYPE_WORDS: ReadonlySet<string> = new Set(
  words(`void float int uint bool vec2 vec3 vec4 ivec2 ivec3 ivec4 uvec2 uvec3 uvec4 bvec2 bvec3 bvec4
    mat2 mat3 mat4 mat2x2 mat2x3 mat2x4 mat3x2 mat3x3 mat3x4 mat4x2 mat4x3 mat4x4
    sampler2D sampler3D samplerCube sampler2DArray sampler2DShadow samplerCubeShadow sampler2DArrayShadow
    isampler2D isampler3D isamplerCube isampler2DArray usampler2D usampler3D usamplerCube usampler2DArray`),
);

export const PRECISION_WORDS: ReadonlySet<string> = new Set(words("lowp mediump highp"));

/** What may stand before a type. `attribute` and `varying` are of GLSL ES 1.00. */
export const QUALIFIER_WORDS: ReadonlySet<string> = new Set(
  words("const in out inout uniform centroid flat smooth invariant layout attribute varying"),
);

const STATEMENT_WORDS = words(
  "break continue do for while switch case default if else discard return struct precision true false",
);

export const KEYWORDS: ReadonlySet<string> = new Set([
  ...TYPE_WORDS,
  ...PRECISION_WORDS,
  ...[...QUALIFIER_WORDS].filter((word) => word !== "attribute" && word !== "varying"),
  ...STATEMENT_WORDS,
]);

/** Kept for later versions of the language. */
export const RESERVED: ReadonlySet<string> = new Set(
  words(`attribute varying coherent volatile restrict readonly writeonly resource atomic_uint noperspective patch sample
    subroutine common partition active asm class union enum typedef template this goto inline noinline volatile public
    static extern external interface long short double half fixed unsigned superp input output
    hvec2 hvec3 hvec4 dvec2 dvec3 dvec4 fvec2 fvec3 fvec4 sampler3DRect filter
    image1D image2D image3D imageCube iimage1D iimage2D iimage3D iimageCube uimage1D uimage2D uimage3D uimageCube
    image1DArray image2DArray iimage1DArray iimage2DArray uimage1DArray uimage2DArray
    imageBuffer iimageBuffer uimageBuffer sampler1D sampler1DShadow sampler1DArray sampler1DArrayShadow
    isampler1D isampler1DArray usampler1D usampler1DArray sampler2DRect sampler2DRectShadow isampler2DRect usampler2DRect
    samplerBuffer isamplerBuffer usamplerBuffer sampler2DMS isampler2DMS usampler2DMS
    sampler2DMSArray isampler2DMSArray usampler2DMSArray samplerExternalOES sizeof cast namespace using`),
);
