//! Filter: by how much a straight edge covers a filter of width 1, as a function of the edge's place

// Whether an edge at the distance f / width may leave a filter of width 1 to both sides; beyond 4 widths even the bell has
// nothing left in a float. False for what is no number or infinite, where the sign of f is all that is known.
bool nabla_is_near(float f, float width) {
  return abs(f) < 4.0 * width && width < 1e37;
}

// Share of a box of width 1 around 0 that lies below t.
float nabla_box_step(float t) {
  return clamp(t + 0.5, 0.0, 1.0);
}

// The same of a tent of base 1: the integral of 2 - 4 |s|.
float nabla_tent_step(float t) {
  float rest = max(0.5 - abs(t), 0.0);
  float beyond = 2.0 * rest * rest;
  return t < 0.0 ? beyond : 1.0 - beyond;
}

// The same of a normal distribution with the variance of the box, 1/12; t sqrt(12) is in standard deviations.
// Source: Abramowitz and Stegun, "Handbook of Mathematical Functions", 7.1.26; its error is at most 7.5e-8 here.
float nabla_normal_step(float t) {
  // sqrt(12) / sqrt(2), and cut off where nothing is left, so that infinity gives no NaN.
  float x = min(abs(t) * 2.449489742783178, 10.0);
  float s = 1.0 / (1.0 + 0.3275911 * x);
  float series = ((((1.061405429 * s - 1.453152027) * s + 1.421413741) * s - 0.284496736) * s + 0.254829592) * s;
  float beyond = 0.5 * series * exp(-x * x);
  return t < 0.0 ? beyond : 1.0 - beyond;
}

// The steps' inverses on 0 .. 1: where in a filter of width 1 the share p lies below.
float nabla_box_quantile(float p) {
  return p - 0.5;
}

float nabla_tent_quantile(float p) {
  float rest = 0.5 - sqrt(0.5 * min(p, 1.0 - p));
  return p < 0.5 ? -rest : rest;
}

// Source: Giles, "Approximating the erfinv function" (GPU Computing Gems 2, 2012), single precision.
float nabla_normal_quantile(float p) {
  float x = 2.0 * p - 1.0;
  float w = -log(4.0 * p * (1.0 - p));
  float series;
  if (w < 5.0) {
    w -= 2.5;
    series = 2.81022636e-08;
    series = 3.43273939e-07 + series * w;
    series = -3.5233877e-06 + series * w;
    series = -4.39150654e-06 + series * w;
    series = 0.00021858087 + series * w;
    series = -0.00125372503 + series * w;
    series = -0.00417768164 + series * w;
    series = 0.246640727 + series * w;
    series = 1.50140941 + series * w;
  } else {
    w = sqrt(w) - 3.0;
    series = -0.000200214257;
    series = 0.000100950558 + series * w;
    series = 0.00134934322 + series * w;
    series = -0.00367342844 + series * w;
    series = 0.00573950773 + series * w;
    series = -0.0076224613 + series * w;
    series = 0.00943887047 + series * w;
    series = 1.00167406 + series * w;
    series = 2.83297682 + series * w;
  }
  // erfinv to standard deviations is sqrt(2), those to the width of the box 1 / sqrt(12).
  return series * x * 0.4082482904638631;
}
