/** Modules that are no TypeScript: style sheets, and scenes as the project imports them. */
declare module '*.css';

declare module '*?scene' {
  import type {FullSceneDescription} from '@motion-canvas/core';
  const scene: FullSceneDescription;
  export default scene;
}
