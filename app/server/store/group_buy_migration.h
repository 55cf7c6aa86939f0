#pragma once

namespace linli::server {

// Of schema 5: campaigns, orders, money, the hand-out and their photos.
inline constexpr const char* group_buying_comes = R"(
CREATE TABLE "campaign" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "facts_title" TEXT NOT NULL,
    "facts_about" TEXT NOT NULL,
    "facts_opens_at" BIGINT NOT NULL,
    "facts_closes_at" BIGINT,
    "facts_closing_packs" INTEGER NOT NULL,
    "facts_closing_orders" INTEGER NOT NULL,
    "facts_pick_up_place" TEXT NOT NULL,
    "facts_pick_up_from" BIGINT,
    "facts_pick_up_until" BIGINT,
    "facts_to_the_door" SMALLINT NOT NULL,
    "facts_fee_cents" BIGINT NOT NULL,
    "facts_fee_split" SMALLINT NOT NULL,
    "facts_minimum_packs" INTEGER NOT NULL,
    "facts_minimum_cents" BIGINT NOT NULL,
    "facts_shortage" SMALLINT NOT NULL,
    "facts_lot_seed" BIGINT NOT NULL,
    "facts_balance_for_all" SMALLINT NOT NULL,
    "facts_supplier" TEXT NOT NULL,
    "facts_licence" TEXT NOT NULL,
    "facts_supplier_contact" TEXT NOT NULL,
    "facts_payment_words" TEXT NOT NULL,
    "state" SMALLINT NOT NULL,
    "opened_at" BIGINT NOT NULL,
    "closed_at" BIGINT,
    "called_off_why" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "campaign_member" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "part" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "campaign_item" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "facts_place" INTEGER NOT NULL,
    "facts_code" TEXT NOT NULL,
    "facts_name" TEXT NOT NULL,
    "facts_unit" TEXT NOT NULL,
    "facts_price_cents" BIGINT NOT NULL,
    "facts_case_size" INTEGER NOT NULL,
    "facts_whole_cases" SMALLINT NOT NULL,
    "facts_last_case" SMALLINT NOT NULL,
    "facts_stock" INTEGER,
    "facts_cap_per_door" INTEGER NOT NULL,
    "facts_minimum_packs" INTEGER NOT NULL,
    "facts_reserved_packs" INTEGER NOT NULL,
    "facts_substitute_for" TEXT,
    "price_version" INTEGER NOT NULL,
    "withdrawn" SMALLINT NOT NULL,
    "final_cents" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "item_tier" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "tier_from_packs" INTEGER NOT NULL,
    "tier_price_cents" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "item_price" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "price_cents" BIGINT NOT NULL,
    "raised" SMALLINT NOT NULL,
    "at" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "item_totals" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "packs" INTEGER NOT NULL,
    "tolerance_packs" INTEGER NOT NULL,
    "priority_packs" INTEGER NOT NULL,
    "orders" INTEGER NOT NULL,
    "given_packs" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "campaign_totals" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "orders" INTEGER NOT NULL,
    "packs" INTEGER NOT NULL,
    "goods_cents" BIGINT NOT NULL,
    "last_number" INTEGER NOT NULL,
    "bags_given" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "door_priority" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "household" TEXT NOT NULL,
    "door_compound" TEXT NOT NULL,
    "door_building" TEXT NOT NULL,
    "door_unit" TEXT NOT NULL,
    "door_room" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "campaign_order" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "household" TEXT,
    "door_compound" TEXT NOT NULL,
    "door_building" TEXT NOT NULL,
    "door_unit" TEXT NOT NULL,
    "door_room" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "for_person" TEXT,
    "placed_by" TEXT NOT NULL,
    "placed_at" BIGINT NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" SMALLINT NOT NULL,
    "wishes_substitutes" SMALLINT NOT NULL,
    "wishes_to_the_door" SMALLINT NOT NULL,
    "wishes_note" TEXT NOT NULL,
    "wishes_for_whom" TEXT NOT NULL,
    "wishes_collector" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,
    "source_text" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "order_line" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "packs" INTEGER NOT NULL,
    "tolerance" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "price_version" INTEGER NOT NULL,
    "said" INTEGER,
    "confirmed" INTEGER,
    "given" INTEGER,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "item_supply" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "ordered_packs" INTEGER NOT NULL,
    "counted_at" BIGINT,
    "arrived_packs" INTEGER NOT NULL,
    "broken_packs" INTEGER NOT NULL,
    "wrong_packs" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "ledger_entry" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "order" TEXT,
    "kind" SMALLINT NOT NULL,
    "cents" BIGINT NOT NULL,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "why" TEXT NOT NULL,
    "bank_key" TEXT NOT NULL,
    "undoes" TEXT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "campaign_balance" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "charged_cents" BIGINT NOT NULL,
    "paid_cents" BIGINT NOT NULL,
    "refunded_cents" BIGINT NOT NULL,
    "supplier_cents" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "hand_out_event" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" SMALLINT NOT NULL,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "words" TEXT NOT NULL,
    "about" TEXT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "campaign_photo" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "complaint" TEXT,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
)";

}  // namespace linli::server
