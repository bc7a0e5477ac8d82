import type { View } from "./view.ts";

export const view: View = {
  id: "colour",
  title: "Colour",
  description: "ink inside, paper outside, mixed by coverage",
  rank: 0,
  usesCoverage: true,
  needs: [],
  glsl: `#include "nabla/coverage/blend.glsl"
vec3 nabla_shade(float coverage) {
  return nabla_stored(mix(nabla_paper, nabla_ink, coverage));
}`,
  alphaGlsl: `#include "nabla/coverage/blend.glsl"
vec4 nabla_shade_alpha(float coverage) {
#if NABLA_PREMULTIPLIED
  return vec4(nabla_stored(nabla_ink * coverage), coverage);
#else
  return vec4(nabla_stored(nabla_ink), coverage);
#endif
}`,
};
