/** The lecture's page: takes its project and waits for what Node asks. */
import type {ProjectSettings} from '@motion-canvas/core';
import {FRAME_SIZE, type WritingDirection} from '../../engine/anchors.ts';
import {LECTURE_VARIABLE, writingDirection} from '../../engine/lecture-context.ts';
import {PALETTES} from '../../engine/theme/theme.ts';
import type {LecturePlayer, PageAnswer, Question} from '../protocol.ts';
import {openChannel, tellLoaded} from './channel.ts';
import {MEASURING_SCALE, measureSection} from './measure-section.ts';
import {Picture} from './picture.ts';
import {renderGif} from './render-gif.ts';
import {renderPictures} from './render-pictures.ts';
import {renderStills} from './render-stills.ts';
import {SectionError} from './section-error.ts';
import {SectionPlayer} from './section-player.ts';

/** Nobody looks at what is drawn in a rehearsal. */
const REHEARSAL_SCALE = 0.1;

/** Only for WebM does the page need what writes it, which is larger than the rest. */
const browserEncoder = () => import('./render-video.ts');

/**
 * Makes the page ready.
 *
 * @param port - Through it come questions, and go answers.
 */
export function openPage(project: ProjectSettings, port: MessagePort): void {
  const player = playerOf(project);
  openChannel(port, async text => {
    const {method, parameters} = JSON.parse(text) as Question;
    // Node asks as the types say; what comes back is read there as if anybody had sent it.
    const ask: (...parameters: readonly never[]) => Promise<unknown> = player[method].bind(player);
    const answer: unknown = await Reflect.apply(ask, undefined, parameters);
    return JSON.stringify(answer ?? null);
  });
  tellLoaded({title: project.name ?? '', sections: project.scenes.map(scene => scene.name)});
}

function playerOf(project: ProjectSettings): LecturePlayer {
  const ground = groundOf(project);
  return {
    chooseCodec: async (...wish) => (await browserEncoder()).chooseCodec(...wish),
    survey: request =>
      answer(request.section, async () => {
        const player = new SectionPlayer(project, request, 1);
        try {
          return await player.survey();
        } finally {
          player.dispose();
        }
      }),
    measure: request =>
      answer(request.section, async () => {
        const player = new SectionPlayer(project, request, MEASURING_SCALE);
        const picture = new Picture(
          {
            widthPx: FRAME_SIZE.width * MEASURING_SCALE,
            heightPx: FRAME_SIZE.height * MEASURING_SCALE,
          },
          ground,
        );
        try {
          return await measureSection(player, picture.context, request, directionOf(project));
        } finally {
          player.dispose();
        }
      }),
    rehearse: request =>
      answer(request.section, async () => {
        const player = new SectionPlayer(project, request, REHEARSAL_SCALE);
        try {
          return await player.rehearse();
        } finally {
          player.dispose();
        }
      }),
    renderVideo: request =>
      answer(request.section, async () =>
        (await browserEncoder()).renderVideo(project, request, ground),
      ),
    renderPictures: request =>
      answer(request.section, () => renderPictures(project, request, ground)),
    renderGif: request => answer(request.section, () => renderGif(project, request, ground)),
    renderStills: request =>
      answer(request.section, async () => {
        await renderStills(project, request, ground, directionOf(project));
        return null;
      }),
  };
}

async function answer<TValue>(
  section: string,
  action: () => Promise<TValue>,
): Promise<PageAnswer<TValue>> {
  try {
    return {kind: 'done', value: await action()};
  } catch (error) {
    return {kind: 'failed', failure: SectionError.from(section, error).failure};
  }
}

function directionOf(project: ProjectSettings): WritingDirection {
  const language = lectureVariable(project, 'language');
  return writingDirection(typeof language === 'string' ? language : 'en');
}

function lectureVariable(project: ProjectSettings, name: string): unknown {
  const lecture: unknown = project.variables?.[LECTURE_VARIABLE];
  return typeof lecture === 'object' && lecture !== null
    ? Object.entries(lecture).find(([key]) => key === name)?.[1]
    : undefined;
}

function groundOf(project: ProjectSettings): string {
  const theme = lectureVariable(project, 'theme');
  const palette = Object.entries(PALETTES).find(([name]) => name === theme)?.[1];
  return palette?.ground ?? '#000000';
}
