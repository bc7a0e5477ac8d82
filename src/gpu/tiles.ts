/**
 * Draws programs of several passes (`src/scene/passes.ts`): decides tiles coarse to fine, fills those that no edge
 * crosses, and draws the pixels of the others alone.
 *
 * On SwiftShader a pass behind a depth test skipped nothing; a list of what is to be drawn, read back from the coarse
 * pass, does.
 */
import * as twgl from "twgl.js";
import type { TileSizes } from "../coverage/coverage.ts";
import type { Uniforms } from "../scene/scene.ts";
import type { Rectangle } from "./pieces.ts";
import type { FragmentProgram } from "./program.ts";
import type { Rest, Sketched, SketchPrograms } from "./rest.ts";
import type { Corners, Squares } from "./squares.ts";
import type { Target } from "./target.ts";

/** What decides and fills beside the program that draws. */
export interface TilePrograms {
  readonly plan: TileSizes;
  readonly decide: FragmentProgram;
  readonly fill: FragmentProgram;
}

export interface TiledJob {
  readonly program: FragmentProgram;
  readonly tiles: TilePrograms;
  /** What draws the pixels instead of `program`, where they can be sketched first. */
  readonly sketches?: SketchPrograms;
  readonly uniforms: Uniforms;
  readonly target: Target;
}

/** Something to draw in as many portions as one likes. Behind the last portion the next step may be asked for. */
export interface Step {
  /** Whose speed it has. */
  readonly program: FragmentProgram;
  readonly name: string;
  /** Portions: rows or tiles. */
  readonly amount: number;
  draw(first: number, count: number): void;
}

/** Uses a program with uniforms on a framebuffer; the viewport is up to the caller. */
export type Use = (program: FragmentProgram, uniforms: Uniforms, framebuffer: WebGLFramebuffer) => void;

export interface Tiles {
  /** Whether the driver draws points as large as the tiles. */
  isPossible(plan: TileSizes): boolean;
  /** The steps that draw a part of a target; reading back lies between them. */
  steps(job: TiledJob, place: Rectangle): Generator<Step>;
  /** Forgets what belongs to the context. */
  reset(): void;
}

/** Tiles relative to the place that is drawn. Edge tiles are undecided, inside ones are proven; what is in neither list is outside. */
interface Decided {
  readonly edges: Corners;
  readonly inside: Corners;
}

export function createTiles(gl: WebGL2RenderingContext, squares: Squares, rest: Rest, use: Use): Tiles {
  let grid: { readonly width: number; readonly height: number; readonly made: twgl.FramebufferInfo } | null = null;

  function gridOf(width: number, height: number): WebGLFramebuffer {
    if (grid === null || grid.width < width || grid.height < height) {
      const size = [Math.max(width, grid?.width ?? 0), Math.max(height, grid?.height ?? 0)] as const;
      if (grid !== null) release(grid.made);
      const attachment = gl.createRenderbuffer();
      gl.bindRenderbuffer(gl.RENDERBUFFER, attachment);
      gl.renderbufferStorage(gl.RENDERBUFFER, gl.RGBA8, ...size);
      const made = twgl.createFramebufferInfo(gl, [{ attachment, attachmentPoint: gl.COLOR_ATTACHMENT0 }], ...size);
      grid = { width: size[0], height: size[1], made };
    }
    return grid.made.framebuffer;
  }

  function release(made: twgl.FramebufferInfo): void {
    gl.deleteFramebuffer(made.framebuffer);
    for (const attachment of made.attachments) gl.deleteRenderbuffer(attachment as WebGLRenderbuffer);
  }

  function inScissor(place: Rectangle, draw: () => void): void {
    gl.enable(gl.SCISSOR_TEST);
    gl.scissor(place.x, place.y, place.width, place.height);
    draw();
    gl.disable(gl.SCISSOR_TEST);
  }

  /** What the grid holds at the tiles of `candidates`, null for all of its `columns` × `rows` tiles. */
  function readGrid(
    framebuffer: WebGLFramebuffer,
    columns: number,
    rows: number,
    side: number,
    parents: { readonly corners: Corners; readonly side: number } | null,
  ): Decided & { readonly texels: Uint8Array } {
    // The row above the tiles has the flat colours.
    const texels = new Uint8Array(4 * columns * (rows + 1));
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.readPixels(0, 0, columns, rows + 1, gl.RGBA, gl.UNSIGNED_BYTE, texels);
    const decided: Decided = { edges: [], inside: [] };
    const look = (column: number, row: number): void => {
      const code = texels[4 * (row * columns + column)] as number;
      if (code > 64) (code > 192 ? decided.inside : decided.edges).push(column * side, row * side);
    };
    if (parents === null)
      for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) look(column, row);
    else {
      const each = parents.side / side;
      const { corners } = parents;
      for (let index = 0; index < corners.length; index += 2) {
        const [left, bottom] = [(corners[index] as number) / side, (corners[index + 1] as number) / side];
        for (let row = bottom; row < Math.min(bottom + each, rows); row++)
          for (let column = left; column < Math.min(left + each, columns); column++) look(column, row);
      }
    }
    return { ...decided, texels };
  }

  return {
    isPossible: ({ coarse }) => squares.largestSide >= coarse,
    *steps({ program, tiles, sketches, uniforms, target }, place) {
      const { coarse, fine, crowded } = tiles.plan;
      const drawing = sketches?.sketch ?? program;
      /** What is left to draw of `place`, or of the tiles of it that were sketched. */
      function* leftOpen(sketched: Sketched | null): Generator<Step> {
        if (sketches !== undefined) yield* rest.steps({ sketches, uniforms, target }, place, sketched);
      }
      const origin = uniforms.nabla_tile_origin as readonly [number, number];
      // Tiles lie where they lie in the whole picture, whatever part of it is drawn.
      const [shiftX, shiftY] = [place.x + origin[0], place.y + origin[1]].map((corner) =>
        mod(Math.floor(corner), coarse),
      ) as [number, number];
      const size = [place.width + shiftX, place.height + shiftY] as const;
      const corner = [place.x - shiftX, place.y - shiftY] as const;
      const decide = (side: number) => ({
        ...uniforms,
        nabla_tile_origin: [origin[0] + corner[0], origin[1] + corner[1]],
        nabla_tile_side: side,
      });
      const [columns, rows] = size.map((length) => Math.ceil(length / coarse)) as [number, number];
      const [fineColumns, fineRows] = size.map((length) => Math.ceil(length / fine)) as [number, number];
      const framebuffer = gridOf(fineColumns, fineRows + 1);

      const strip =
        (use: () => void, width: number, from: { readonly x: number; readonly y: number }) =>
        (first: number, count: number) => {
          use();
          inScissor({ x: from.x, y: from.y + first, width, height: count }, () => gl.drawArrays(gl.TRIANGLES, 0, 3));
        };
      const useGrid = (side: number, width: number, height: number) => () => {
        use(tiles.decide, decide(side), framebuffer);
        gl.viewport(0, 0, width, height);
      };
      yield {
        program: tiles.decide,
        name: "coarse rows",
        amount: rows,
        draw: strip(useGrid(coarse, columns, rows), columns, { x: 0, y: 0 }),
      };
      // In bytes a flat colour is what clears, which is quicker than a program.
      const clears = target.format === "bytes";
      if (clears) {
        use(tiles.fill, { ...uniforms, nabla_flat_coverage: 0 }, framebuffer);
        gl.viewport(0, 0, columns, rows + 1);
        inScissor({ x: 0, y: rows, width: 1, height: 1 }, () => gl.drawArrays(gl.TRIANGLES, 0, 3));
      }
      const first = readGrid(framebuffer, columns, rows, coarse, null);
      const edgeShare = first.edges.length / 2 / (columns * rows);
      if (edgeShare > crowded) {
        const draw = () => {
          use(drawing, uniforms, target.framebuffer);
          gl.viewport(0, 0, target.width, target.height);
        };
        yield { program: drawing, name: "rows", amount: place.height, draw: strip(draw, place.width, place) };
        yield* leftOpen(null);
        return;
      }

      const points = (
        begin: () => void,
        list: Corners,
        side: number,
        scale: number,
        bounds: readonly [number, number],
        within: Rectangle,
      ) => {
        const scaled = scale === 1 ? list : list.map((value) => value / scale);
        return (from: number, count: number) => {
          begin();
          inScissor(within, () => squares.draw(scaled, from, count, side / scale, bounds));
        };
      };
      const whole = { x: 0, y: 0, width: fineColumns, height: fineRows };
      yield {
        program: tiles.decide,
        name: "fine tiles",
        amount: first.edges.length / 2,
        draw: points(useGrid(fine, fineColumns, fineRows), first.edges, coarse, fine, [fineColumns, fineRows], whole),
      };
      const second = readGrid(framebuffer, fineColumns, fineRows, fine, { corners: first.edges, side: coarse });

      const fill = (coverage: number) => () => {
        use(tiles.fill, { ...uniforms, nabla_flat_coverage: coverage }, target.framebuffer);
        gl.viewport(0, 0, target.width, target.height);
      };
      if (clears) {
        gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
        const flat = first.texels.subarray(4 * columns * rows, 4 * columns * rows + 4);
        const [red, green, blue, alpha] = [...flat].map((byte) => byte / 255) as [number, number, number, number];
        gl.clearColor(red, green, blue, alpha);
        inScissor(place, () => gl.clear(gl.COLOR_BUFFER_BIT));
      } else
        yield { program: tiles.fill, name: "rows", amount: place.height, draw: strip(fill(0), place.width, place) };
      const inTarget = (list: Corners): Corners => list.map((value, index) => value + (corner[index % 2] as number));
      const bounds = [target.width, target.height] as const;
      for (const [list, side] of [
        [first.inside, coarse],
        [second.inside, fine],
      ] as const)
        yield {
          program: tiles.fill,
          name: `tiles of ${side}`,
          amount: list.length / 2,
          draw: points(fill(1), inTarget(list), side, 1, bounds, place),
        };
      const corners = inTarget(second.edges);
      yield {
        program: drawing,
        name: "tiles",
        amount: corners.length / 2,
        draw: points(() => use(drawing, uniforms, target.framebuffer), corners, fine, 1, bounds, place),
      };
      yield* leftOpen({ corners, side: fine });
    },
    reset() {
      grid = null;
    },
  };
}

function mod(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
