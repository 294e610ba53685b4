/** Runs code from outside of a scene as the scene runs its own. */
import {type Scene, endPlayback, endScene, startPlayback, startScene} from '@motion-canvas/core';

/**
 * Runs an action while a scene is the one that is worked on: only then can its nodes be looked
 * for, and its signals ask for what belongs to the scene.
 */
export function inScene<TResult>(scene: Scene, action: () => TResult): TResult {
  startScene(scene);
  startPlayback(scene.playback);
  try {
    return action();
  } finally {
    endPlayback(scene.playback);
    endScene(scene);
  }
}
