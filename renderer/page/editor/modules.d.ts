/** Modules of the editor's page that come without types. */
declare module '*.css';

/** The tab of the editor that shows the nodes of a scene. */
declare module '@motion-canvas/2d/editor' {
  import type {Plugin} from '@motion-canvas/core';
  export default function sceneGraph(): Plugin;
}
