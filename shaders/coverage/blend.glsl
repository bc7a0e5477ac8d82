//! Blend: from the space in which colours are mixed to the codes that a picture stores

// NABLA_LINEAR is 1 when colours are mixed in linear light. Transfer functions: IEC 61966-2-1 (sRGB).
vec3 nabla_to_linear(vec3 code) {
  vec3 low = code / 12.92;
  vec3 high = pow((code + 0.055) / 1.055, vec3(2.4));
  return mix(high, low, lessThanEqual(code, vec3(0.04045)));
}

vec3 nabla_to_srgb(vec3 light) {
  vec3 low = light * 12.92;
  vec3 high = 1.055 * pow(max(light, vec3(0.0)), vec3(1.0 / 2.4)) - 0.055;
  return mix(high, low, lessThanEqual(light, vec3(0.0031308)));
}

// A color as the picture stores it, from the space of mixing.
vec3 nabla_stored(vec3 color) {
#if NABLA_LINEAR
  return nabla_to_srgb(color);
#else
  return color;
#endif
}

// A stored color in the space of mixing; what a display cannot show is cut off first.
vec3 nabla_mixable(vec3 stored) {
#if NABLA_LINEAR
  return nabla_to_linear(clamp(stored, 0.0, 1.0));
#else
  return clamp(stored, 0.0, 1.0);
#endif
}
