//! Columns of tables, and what they hold.

use super::{About, Offer, OfferKind, OfferText};
use lakatos_engine::argument::print_data::column_text;
use lakatos_engine::argument::{Argument, ColumnName, Data, DataId, Named};
use lakatos_syntax::cursor::{Cursor, Table};

/// The data set of a table; none where the draft has none such.
fn data_of(argument: &Argument, cursor: &Cursor, table: &Table) -> Option<DataId> {
    let name = match table {
        Table::Own => cursor.name.as_deref()?,
        Table::Of(name) | Table::RowOf(name) => name,
        Table::Only => return (argument.data.len() == 1).then_some(DataId(0)),
    };
    match argument.named(name)? {
        Named::Data(id) => Some(id),
        _ => None,
    }
}

/// The columns of a table, but for those that are listed already.
pub fn columns(argument: &Argument, cursor: &Cursor, table: &Table, listed: &[String]) -> Vec<Offer> {
    let Some(id) = data_of(argument, cursor, table) else { return Vec::new() };
    let data = argument.data(id);
    let known = match table {
        Table::RowOf(_) => keys(argument, data),
        _ => spoken_of(argument, id, data),
    };
    let mut offers: Vec<Offer> = Vec::new();
    for column in known {
        let is_listed = listed.iter().any(|listed| *listed == *column.name);
        if !is_listed && !offers.iter().any(|offer| *offer.label == *column.name) {
            offers.push(offer(&column.name, String::new()));
        }
    }
    offers
}

fn offer(name: &str, detail: String) -> Offer {
    let written = column_text(name);
    Offer { detail, text: OfferText::Plain(written), ..Offer::word(name, OfferKind::Value, About::Nothing) }
}

/// The columns that stand for the actors of a row: of the data set itself, or of those that it is joined to.
fn keys<'argument>(argument: &'argument Argument, data: &'argument Data) -> Vec<&'argument ColumnName> {
    let joined = data.joins.iter().flat_map(|join| argument.data(join.to.id).unit());
    let own = data.unit().filter(|_| data.joins.is_empty());
    own.chain(joined).collect()
}

/// The columns that the draft speaks of.
fn spoken_of<'argument>(
    argument: &'argument Argument,
    id: DataId,
    data: &'argument Data,
) -> Vec<&'argument ColumnName> {
    let filters = data.filters.iter().flat_map(|filter| filter.formula.columns());
    let observing = argument.concepts.iter().flat_map(|concept| &concept.columns);
    let observing = observing.filter(move |column| column.table == id && column.by.len() <= column.names.len());
    data.row.iter().chain(filters).chain(observing.flat_map(|column| &column.names)).collect()
}
