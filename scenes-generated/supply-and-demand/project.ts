import {lectureProject} from 'lectern';
import section1 from './scenes/01-two-curves?scene';
import section2 from './scenes/02-away-from-the-meeting-point?scene';
import section3 from './scenes/03-when-demand-grows?scene';

export default lectureProject({
  title: 'Supply and demand',
  language: 'en',
  theme: 'dark',
  scenes: [section1, section2, section3],
});
