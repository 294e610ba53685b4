/** The renderer, for the rooms that use it: from a lecture's folder to a video, a GIF or stills. */
export {SHIPPED_FONTS} from './fonts/font-packages.ts';
export {openBrowser, type BrowserSession} from './browser-session.ts';
export {newOrigin, type AnswerRequest} from './network/browser-network.ts';
export {sendFile} from './network/send-file.ts';
export {measureSections, type MeasureOptions} from './measure-sections.ts';
export {MeasuringSession, type SectionMeasurement} from './measuring-session.ts';
export {rehearseSections, type RehearsedSection} from './rehearse.ts';
export {PACKAGE_ROOT} from './package-root.ts';
export {renderLecture, type RenderLectureOptions, type RenderedLecture} from './render-lecture.ts';
export type {
  RenderEvent,
  RenderOptions,
  RenderedSection,
  SectionProblem,
} from './render-options.ts';
export {SharedBrowser} from './shared-browser.ts';
export {
  renderStills,
  type RenderStillsOptions,
  type RenderedStill,
  type RenderedStills,
} from './render-stills.ts';
export type {
  FrameSize,
  SectionSurvey,
  VideoCodec,
  VideoContainer,
  VideoQualityName,
} from '../protocol.ts';
export type {BeatTimes, LayoutProblem} from '../../schema/section-record.ts';
