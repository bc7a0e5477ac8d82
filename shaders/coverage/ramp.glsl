//! Ramp: coverage of an edge that fades linearly over one pixel

// f: field at the pixel's centre; slope: how much it changes per pixel (0 or more).
// clamp(1/2 - f/slope), written so that a slope of zero gives a hard edge and never a NaN.
float nabla_ramp(float f, float slope) {
  float faded = clamp(0.5 - f / slope, 0.0, 1.0);
  float hard = f < 0.0 ? 1.0 : 0.0;
  return slope > 0.0 ? faded : hard;
}
