/** Loads what colours code, before the scenes that show some are played. */
import {DefaultHighlightStyle} from '@motion-canvas/2d/lib/code/DefaultHighlightStyle';
import {highlighterFor} from '../../engine/nodes/code-block/highlighting.ts';
import {provideHighlighting} from './when-needed.ts';

provideHighlighting(highlighterFor, DefaultHighlightStyle);
