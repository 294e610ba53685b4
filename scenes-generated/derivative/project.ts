import {lectureProject} from 'lectern';
import section1 from './scenes/01-a-curve-has-no-single-slope?scene';
import section2 from './scenes/02-let-the-step-shrink?scene';
import section3 from './scenes/03-an-example?scene';
import section4 from './scenes/04-a-slope-at-every-point?scene';

export default lectureProject({
  title: 'The derivative as a slope',
  language: 'en',
  theme: 'dark',
  scenes: [section1, section2, section3, section4],
});
