//! Tile: whether the edge of the field crosses a square of pixels, from its models over that square

// Paths through the program that are followed at most; more leave the tile undecided.
const int NABLA_TILE_PATHS = 8;

// 0: certainly outside, 1: certainly inside, 1/2: an edge may cross it. `side` in pixels.
float nabla_tile(vec2 middle, float side) {
  float low = NABLA_TAYLOR_UNKNOWN;
  float high = -NABLA_TAYLOR_UNKNOWN;
  nabla_taylor_path = 0;
  for (int path = 0; path < NABLA_TILE_PATHS; path++) {
    nabla_taylor_begin();
    vec2 range = nabla_taylor_range(nabla_field_taylor(middle, vec2(0.5 * side)));
    // Paths that will be too many are so now.
    bool is_lost = nabla_taylor_is_lost() || path + nabla_taylor_ahead >= NABLA_TILE_PATHS;
    low = is_lost ? -1.0 : min(low, range.x);
    high = is_lost ? 1.0 : max(high, range.y);
    bool is_crossed = low < 0.0 && high >= 0.0;
    if (is_crossed || !nabla_taylor_next()) return is_crossed ? 0.5 : high < 0.0 ? 1.0 : 0.0;
  }
  return 0.5;
}
