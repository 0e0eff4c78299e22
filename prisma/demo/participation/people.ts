import type { DemoTrack } from '@/prisma/demo/participation/ideas/idea';
import type { Random } from '@/prisma/demo/random';

/** Names under which residents are shown: masked, or of their own making. No one is meant. */
const NICKNAMES =
  `동네한바퀴 두아이아빠 골목길고양이 새벽러너 느린걸음 초록우산 빵굽는하루 자전거출근 옥상텃밭 책읽는할머니 커피한잔
  삼남매맘 햇살가득 우리동네지킴이 걷기왕 파란대문집 토요일오후 시장아들 별보는사람 수다쟁이 오늘도맑음 작은도서관팬
  강아지산책 달팽이 은행나무길 늦깎이대학생 야간근무 꽃집사장 다둥이네 씽씽이 둘레길친구 마을기록가 뚜벅이 비온뒤
  반지하탈출 라면먹고갈래 기타치는직장인 손주바보 텀블러요정 조용한이웃`.split(/\s+/);
const FAMILIES = [...'김이박최정강조윤장임한오서신권황안송류홍'];
const LAST = [...'영진수희호경민준서연아우현정'];

export function authorName(chance: Random): string {
  if (chance.chance(0.45)) return chance.pick(NICKNAMES);
  return `${chance.pick(FAMILIES)}○${chance.pick(LAST)}`;
}

/** How they begin. */
const VOICES: Record<DemoTrack, readonly string[]> = {
  general: [
    '초등학생 두 아이를 키우는 주민입니다.',
    '이 동네에 20년 넘게 살고 있습니다.',
    '가게를 하면서 날마다 이 길을 지나다닙니다.',
    '작년에 이사 와서 느낀 점을 적어 봅니다.',
    '어머니를 모시고 병원에 다니는 길에 늘 생각했습니다.',
    '통장을 하면서 이웃들에게 가장 많이 듣는 이야기입니다.',
    '퇴직하고 하루에 두 번씩 걷는 사람입니다.',
    '유모차를 밀고 다니다 보니 보이는 것들이 있습니다.',
  ],
  youth: [
    '혼자 산 지 4년 된 직장인입니다.',
    '졸업하고 이 동네에서 첫 직장을 다니고 있습니다.',
    '취업을 준비하는 스물일곱입니다.',
    '친구들과 이야기하다 나온 생각을 정리했습니다.',
  ],
  teen: [
    '중학교 2학년입니다.',
    '학생회에서 같이 이야기한 내용이에요.',
    '고등학교에 다니고 있어요.',
    '친구 다섯 명이 함께 썼어요.',
  ],
};

/** What they add. */
const EVIDENCE: Record<DemoTrack, readonly string[]> = {
  general: [
    '주민센터에도 몇 번 말씀드렸지만 예산이 없다는 답을 들었습니다.',
    '이웃 서른 분께 여쭤보니 대부분 같은 생각이셨습니다.',
    '옆 동네는 재작년에 고쳤는데 우리 쪽만 그대로입니다.',
    '큰돈이 드는 일이 아닌데 늘 뒤로 밀립니다.',
    '사진을 찍어 두었으니 현장을 한번 봐 주시면 좋겠습니다.',
    '민원으로는 그때뿐이라 제안으로 올립니다.',
  ],
  youth: [
    '단체 대화방에서 물어보니 마흔 명 넘게 필요하다고 답했습니다.',
    '다른 지역에는 이미 있어서 부러웠습니다.',
    '크지 않아도 되니 시작만 했으면 합니다.',
  ],
  teen: [
    '반 친구들한테 물어봤더니 스물네 명이 찬성했어요.',
    '선생님도 좋은 생각이라고 하셨어요.',
    '꼭 뽑혔으면 좋겠어요.',
  ],
};

const WISHES: Record<DemoTrack, readonly string[]> = {
  general: [
    '정확한 위치는 현장에서 설명드리겠습니다.',
    '공사는 방학이나 비수기에 부탁드립니다.',
    '정하실 때 주민 설명회를 한 번 열어 주세요.',
    '관리는 마을 모임에서 함께 하겠습니다.',
    '비용은 비슷한 사업을 보고 어림한 것입니다.',
  ],
  youth: ['운영은 청년 모임이 함께 맡겠습니다.', '한 해 해 보고 반응을 보면 좋겠습니다.'],
  teen: ['우리도 같이 정하고 관리할게요.', '디자인은 우리가 그려 볼게요.'],
};

const often = (chance: Random, share: number, texts: readonly string[]) =>
  chance.chance(share) ? chance.pick(texts) : '';

/** The need in the words of one resident. */
export function needText(chance: Random, track: DemoTrack, need: string): string {
  const parts = [often(chance, 0.55, VOICES[track]), need, often(chance, 0.5, EVIDENCE[track])];
  return parts.filter((part) => part !== '').join(' ');
}

export function contentText(chance: Random, track: DemoTrack, content: string): string {
  return [content, often(chance, 0.4, WISHES[track])].filter((part) => part !== '').join(' ');
}
