/** Starts the Motion Canvas editor on a lecture's project, with what differs in ours. */
import sceneGraph from '@motion-canvas/2d/editor';
import {
  type FullSceneDescription,
  type MetaFile,
  type ProjectSettings,
  type Versions,
  editorBootstrap,
} from '@motion-canvas/core';
import {editor} from '@motion-canvas/ui';
import {spareWork} from '../spare/spare-work.ts';
import './editor.css';
import {BeatPauses} from './beat-pauses.ts';

/** What the editor is started with. */
export interface EditorStart {
  readonly project: ProjectSettings;
  /** Where it remembers range, preview and zoom. */
  readonly projectMemory: MetaFile<unknown>;
  /** Where it remembers its own colours. */
  readonly settingsMemory: MetaFile<unknown>;
  /** Versions of Motion Canvas' packages, which it shows. */
  readonly versions: Versions;
}

/** Shows the editor in the page. */
export async function startEditor(start: EditorStart): Promise<void> {
  const {project, projectMemory, settingsMemory, versions} = start;
  stayOnThisMachine();
  spareWork();
  for (const scene of project.scenes) adaptScene(scene);
  const name = project.name ?? 'lecture';
  editor(await editorBootstrap(name, versions, [], project, projectMemory, settingsMemory));
}

function adaptScene(scene: FullSceneDescription): void {
  // Named by its specifier, the plugin would be loaded with a second copy of the editor's library.
  scene.plugins = (scene.plugins ?? []).map(plugin =>
    plugin === '@motion-canvas/2d/editor' ? sceneGraph() : plugin,
  );
  scene.klass = new Proxy(scene.klass, {
    construct: (klass, [description]: [FullSceneDescription]) =>
      new klass({...description, timeEventsClass: BeatPauses}),
  });
}

/** The editor asks elsewhere whether there is a newer version. Here it is told that there is none. */
function stayOnThisMachine(): void {
  const fetchHere = window.fetch.bind(window);
  window.fetch = (request, options) => {
    const address = request instanceof Request ? request.url : String(request);
    return new URL(address, location.href).origin === location.origin
      ? fetchHere(request, options)
      : Promise.resolve(Response.json({version: '0.0.0'}));
  };
}
